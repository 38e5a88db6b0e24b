using System.Text.Json;
using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Languages;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Stores;
using BlogApp.Platform.Stores.Faults;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Operations.Integrity;

/// <summary>
/// Has SQLite read the whole database and compare its indexes, on a connection of its own beside the server's work: table
/// by table, so that it can say how far it is and be cancelled, then the file as a whole. One check at a time; the last
/// result is kept in the database.
/// </summary>
internal sealed partial class IntegrityCheck(
    DataDirectory directory, IDbContextFactory<BlogDbContext> contexts, StoreHealth health, TimeProvider clock, ILogger<IntegrityCheck> logger) : IDisposable
{
    public const string SettingKey = "integrity-check";
    private const int MostFindings = 20;

    private readonly Lock _starting = new();
    private CancellationTokenSource _cancel = new();
    private bool _loaded;

    /// <summary>How far the running check is; null when none runs.</summary>
    public IntegrityProgress? Progress { get; private set; }

    public IntegrityResult? Last { get; private set; }

    /// <summary>Why the last attempt came to no result; null when it did.</summary>
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
        catch (StoreAwayException)
        {
            // Asked again with the next look at the page.
        }
    }

    /// <summary>Starts a check in the background, unless one runs. What goes wrong in it is told by <see cref="Failure"/>.</summary>
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

    /// <summary>Ends a running check without a result, after the table it is at.</summary>
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
            Failure = Phrase.Of("The check was cancelled.");
        }
        catch (Exception error)
        {
            Failure = Phrase.Of("The check could not be made. {0}", Phrase.Of(FaultGrades.Of(error)?.Words ?? Phrase.Key("The log says why.")));
            Log.Failed(logger, error.Message);
        }
        finally
        {
            Progress = null;
        }
    }

    private List<string> Check(CancellationToken cancelled)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(DataRegistration.ReadOnly(directory.DatabaseFile)) { Pooling = false }.ToString());
        connection.Open();
        var tables = Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name");
        var findings = new List<string>();
        for (var i = 0; i < tables.Count && findings.Count < MostFindings; i++)
        {
            cancelled.ThrowIfCancellationRequested();
            Progress = Progress! with { Done = i, Of = tables.Count + 1, Now = Phrase.Of("table {0}", tables[i]) };
            findings.AddRange(Rows(connection, $"PRAGMA integrity_check(\"{tables[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\")").Where(row => row != "ok"));
        }
        cancelled.ThrowIfCancellationRequested();
        // What belongs to no table: free pages, and pages that two claim.
        Progress = Progress! with { Done = tables.Count, Of = tables.Count + 1, Now = Phrase.Of("the file as a whole") };
        findings.AddRange(Rows(connection, $"PRAGMA quick_check({MostFindings})").Where(row => row != "ok"));
        return [.. findings.Distinct().Take(MostFindings)];
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        var rows = new List<string>();
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(reader.GetString(0));
        }
        catch (SqliteException error) when (FaultGrades.Of(error) is { Kind: FaultKind.Damaged })
        {
            // So damaged that the check itself stumbles over it.
            rows.Add(error.Message);
        }
        return rows;
    }

    private async Task KeepAsync(IntegrityResult result)
    {
        try
        {
            await SaveAsync(result);
        }
        catch (Exception error) when (FaultGrades.Of(error) is { } fault)
        {
            // Known until the server stops.
            Failure = Phrase.Of("The result could not be saved. {0}", Phrase.Of(fault.Words));
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

    /// <summary>The server stops; it does not wait for the end of a check.</summary>
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
