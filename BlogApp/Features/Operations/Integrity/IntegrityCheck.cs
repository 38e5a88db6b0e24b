using System.Text.Json;
using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Data.Storage;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;
using BlogApp.Platform.Faults;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Operations.Integrity;

/// <summary>
/// Reads the whole database and compares its indexes, on its own connection while the server works. It goes table by
/// table, so that it can report progress and be canceled, and then checks the file as a whole. One check runs at a
/// time; the last result is stored in the database.
/// </summary>
internal sealed partial class IntegrityCheck(
    IDatabaseInspector database, IDbContextFactory<BlogDbContext> contexts, StoreHealth health, TimeProvider clock, ILogger<IntegrityCheck> logger) : IDisposable
{
    public const string SettingKey = "integrity-check";
    private const int MostFindings = 20;

    private readonly Lock _starting = new();
    private CancellationTokenSource _cancel = new();
    private bool _loaded;

    /// <summary>Progress of the running check; null when none is running.</summary>
    public IntegrityProgress? Progress { get; private set; }

    public IntegrityResult? Last { get; private set; }

    /// <summary>Why the last attempt had no result; null when it had one.</summary>
    public Phrase? Failure { get; private set; }

    /// <summary>Reads the last result, once.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (_loaded)
            return;
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var text = await context.Settings.Where(s => s.Key == SettingKey).Select(s => s.Value).SingleOrDefaultAsync(cancellationToken);
            Last ??= text is null ? null : JsonSerializer.Deserialize<IntegrityResult>(text, JsonSerializerOptions.Web);
            _loaded = true;
        }
        catch (StoreUnavailableException)
        {
            // Retried with the next visit to the page.
        }
    }

    /// <summary>Starts a check in the background, unless one is running. Errors are reported by <see cref="Failure"/>.</summary>
    public void Start()
    {
        lock (_starting)
        {
            if (Progress is not null)
                return;
            Progress = new(clock.GetUtcNow(), 0, 0, null);
            Failure = null;
            _cancel.Dispose();
            _cancel = new();
            var cancelled = _cancel.Token;
            _ = Task.Run(() => RunAsync(cancelled), CancellationToken.None);
        }
    }

    /// <summary>Ends a running check without a result, after the current table.</summary>
    public void Cancel()
    {
        lock (_starting)
            _cancel.Cancel();
    }

    private async Task RunAsync(CancellationToken cancelled)
    {
        var started = clock.GetTimestamp();
        try
        {
            var findings = Check(cancelled);
            Last = new IntegrityResult(clock.GetUtcNow(), Math.Round(clock.GetElapsedTime(started).TotalSeconds, 1), findings);
            if (Last.Whole)
                health.Release(StoreKind.Sql);
            else
                health.Hold(StoreKind.Sql, StoreGrade.Critical, Phrase.Key("The database file is damaged: the integrity check found errors. Restore a backup."));
            Log.Checked(logger, Last.Seconds, findings.Count);
            await KeepAsync(Last);
        }
        catch (OperationCanceledException)
        {
            Failure = Phrase.Format("The check was cancelled.");
        }
        catch (Exception error)
        {
            Failure = Phrase.Format("The check could not be made. {0}", Phrase.Format(FaultClassifier.Classify(error)?.Words ?? Phrase.Key("The log says why.")));
            Log.Failed(logger, error.Message);
        }
        finally
        {
            Progress = null;
        }
    }

    private IReadOnlyList<string> Check(CancellationToken cancelled) => database.Check(
        MostFindings,
        step => Progress = Progress! with
        {
            Done = step.Done,
            Of = step.Of,
            Now = step.Table is { } table ? Phrase.Format("table {0}", table) : Phrase.Format("the file as a whole"),
        },
        static error => FaultClassifier.Classify(error) is { Kind: FaultKind.Damaged },
        cancelled);

    private async Task KeepAsync(IntegrityResult result)
    {
        try
        {
            await SaveAsync(result);
        }
        catch (Exception error) when (FaultClassifier.Classify(error) is { } fault)
        {
            // The result is kept in memory until the server stops.
            Failure = Phrase.Format("The result could not be saved. {0}", Phrase.Format(fault.Words));
            Log.Failed(logger, error.Message);
        }
    }

    private async Task SaveAsync(IntegrityResult result)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var value = JsonSerializer.Serialize(result, JsonSerializerOptions.Web);
        if (await context.Settings.SingleOrDefaultAsync(s => s.Key == SettingKey) is { } setting)
            setting.Value = value;
        else
            context.Settings.Add(new Setting { Key = SettingKey, Value = value });
        await context.SaveChangesAsync();
    }

    /// <summary>The server stops without waiting for the end of a check.</summary>
    public void Dispose()
    {
        Cancel();
        _cancel.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The integrity check of the database ended after {Seconds} s with {Findings} findings")]
        public static partial void Checked(ILogger logger, double seconds, int findings);

        [LoggerMessage(LogLevel.Warning, "The integrity check of the database came to no result: {Error}")]
        public static partial void Failed(ILogger logger, string error);
    }
}
