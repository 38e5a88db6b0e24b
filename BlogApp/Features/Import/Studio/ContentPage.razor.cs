using System.Globalization;
using System.Text.Json;
using BlogApp.Components.Shared;
using BlogApp.Features.Articles.External;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Import.Session;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Jobs.Tasks.Running;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace BlogApp.Features.Import.Studio;

/// <summary>Uploads a file, previews the result, imports it, and shows the result. The address selects the task shown.</summary>
public sealed partial class ContentPage : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Drawn = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _closing = new();
    private IBrowserFile? _file;
    private TaskRow? _task;
    private ImportReport? _report;
    private ImportInput? _input;
    private IReadOnlyList<TaskRow> _latest = [];
    private string? _error;
    private bool _fetch, _pictures, _https, _busy, _ready;
    private long? _uploaded;
    private long _seen = -1;

    [Inject] private TaskQueries Queries { get; set; } = null!;
    [Inject] private TaskCommands Tasks { get; set; } = null!;
    [Inject] private TaskNotifier Signals { get; set; } = null!;
    [Inject] private ContentUploads Uploads { get; set; } = null!;
    [Inject] private IOptions<ContentSettings> Settings { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<ContentPage> Logger { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "task")] private string? TaskNumber { get; set; }
    [SupplyParameterFromQuery(Name = "show")] private string? ShowText { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    private ImportOutcome? Outcome => Enum.GetValues<ImportOutcome>().Where(o => string.Equals(o.ToString(), ShowText, StringComparison.OrdinalIgnoreCase)).Select(o => (ImportOutcome?)o).FirstOrDefault();

    /// <summary>Whether the dry run's file still exists.</summary>
    private bool Importable => _input is { } input && Uploads.PathOf(input.Upload) is not null;

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        // A file chosen before the field's script listens would be silently lost. The field calls its script in this turn; the browser receives messages in order.
        await Task.Yield();
        _ready = true;
        StateHasChanged();
        _ = FollowAsync(_closing.Token);
    }

    private async Task FollowAsync(CancellationToken closing)
    {
        using var timer = new PeriodicTimer(Tick, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(closing))
            {
                if (Signals.Version != _seen && !_busy)
                    await InvokeAsync(LookAgainAsync);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The page was closed.
        }
        catch (Exception error)
        {
            Log.NotLive(Logger, error);
        }
    }

    private async Task LookAgainAsync()
    {
        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            // Check again with the next tick: the task's end may be stored by then.
            if (_seen != -1)
                Log.NotRead(Logger, away);
            _seen = -1;
        }
    }

    private async Task ReadAsync()
    {
        _seen = Signals.Version;
        var id = long.TryParse(TaskNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var task = id > 0 ? await Queries.FindAsync(id, CancellationToken.None) : null;
        task = task is { Kind: ImportTask.Kind or ImportTask.DryKind } ? task : null;
        if (task is null)
            (_report, _input) = (null, null);
        else if (task.Id != _task?.Id || (task.Ended && _report is null))
            await ReadReportAsync(task);
        _task = task;
        _latest = await Queries.LatestAsync([ImportTask.Kind, ImportTask.DryKind], 10, CancellationToken.None);
    }

    private async Task ReadReportAsync(TaskRow task)
    {
        var content = await Queries.ContentAsync(task.Id, CancellationToken.None);
        _input = content is null ? null : JsonSerializer.Deserialize<ImportInput>(content.Input, JsonSerializerOptions.Web);
        _report = content?.Result is { } result ? JsonSerializer.Deserialize<ImportReport>(result, ImportTask.Json) : null;
    }

    private void Choose(InputFileChangeEventArgs chosen) => (_file, _error) = (chosen.File, null);

    private async Task LookAsync()
    {
        if (_busy)
            return;
        if (_file is not { } file)
        {
            _error = Phrase.Key("Choose a file first.");
            return;
        }
        (_busy, _error, _uploaded) = (true, null, 0);
        try
        {
            if (file.Size > Settings.Value.MaxUploadBytes)
                throw new ContentFormatException(Phrase.Format("The file is larger than {0:N0} MiB. The command line takes larger ones: content import FILE.", Settings.Value.MaxUploadBytes >> 20).ToString());
            await using var content = file.OpenReadStream(Settings.Value.MaxUploadBytes, _closing.Token);
            var drawn = Clock.GetTimestamp();
            var name = await Uploads.SaveAsync(content, Settings.Value.MaxUploadBytes, bytes =>
            {
                _uploaded = bytes;
                if (Clock.GetElapsedTime(drawn) < Drawn)
                    return;
                drawn = Clock.GetTimestamp();
                _ = InvokeAsync(StateHasChanged);
            }, _closing.Token);
            await StartAsync(new(name, SourceText.Cut(Path.GetFileName(file.Name), 200), DryRun: true, _fetch, !_pictures ? PictureScope.None : _https ? PictureScope.All : PictureScope.Hidden));
        }
        catch (ContentFormatException refused)
        {
            _error = refused.Message;
        }
        catch (Exception error) when (error is IOException or JSException or TaskCanceledException)
        {
            Log.NotUploaded(Logger, error);
            _error = Phrase.Key("The upload broke off. Choose the file again.");
        }
        finally
        {
            (_busy, _uploaded) = (false, null);
        }
    }

    private async Task ImportAsync()
    {
        if (_busy || _input is not { } input)
            return;
        _busy = true;
        try
        {
            if (Importable)
                await StartAsync(input with { DryRun = false });
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task StartAsync(ImportInput input)
    {
        var title = input.DryRun ? Phrase.Format("What would come from {0}", input.FileName).ToString() : Phrase.Format("Import of {0}", input.FileName).ToString();
        var options = new TaskOptions(title, await UserAsync());
        var id = input.DryRun ? await Tasks.SubmitAsync<ImportPreviewTask>(input, options, CancellationToken.None) : await Tasks.SubmitAsync<ImportTask>(input, options, CancellationToken.None);
        Navigation.GoTo(ImportTask.ResultAddress + id.ToString(CultureInfo.InvariantCulture));
    }

    private async Task CancelAsync()
    {
        if (_task is { } task)
            await Tasks.CancelAsync(task.Id, await UserAsync(), CancellationToken.None);
    }

    private async Task<long> UserAsync() => (await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in.");

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The content page cannot read its task; it tries again")]
        public static partial void NotRead(ILogger log, Exception error);

        [LoggerMessage(Level = LogLevel.Error, Message = "The content page no longer follows its task")]
        public static partial void NotLive(ILogger log, Exception error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A file to import could not be uploaded")]
        public static partial void NotUploaded(ILogger log, Exception error);
    }
}
