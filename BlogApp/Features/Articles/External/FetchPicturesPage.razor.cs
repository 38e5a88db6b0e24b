using System.Globalization;
using System.Text.Json;
using BlogApp.Components.Shared;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Jobs.Tasks.Running;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BlogApp.Features.Articles.External;

/// <summary>Starts fetching the pictures of all articles, follows it, and shows the report. The address selects the task shown.</summary>
public sealed partial class FetchPicturesPage : IDisposable
{
    public const string Address = "/studio/media/external";
    public const string ResultAddress = Address + "?task=";

    private const int PageSize = 50;
    private const int MostShown = 20;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _closing = new();
    private TaskRow? _task;
    private PictureFetchReport? _report;
    private IReadOnlyList<TaskRow> _latest = [];
    private bool _https, _busy, _ready;
    private int _hidden;
    private long _seen = -1;

    [Inject] private TaskQueries Queries { get; set; } = null!;
    [Inject] private TaskCommands Tasks { get; set; } = null!;
    [Inject] private TaskNotifier Signals { get; set; } = null!;
    [Inject] private ExternalPictureFetch Pictures { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<FetchPicturesPage> Logger { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "task")] private string? TaskNumber { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    private int Page => TablePager.Parse(PageText);

    protected override async Task OnParametersSetAsync()
    {
        await ReadAsync();
        if (_task is null)
            _hidden = await Pictures.CountHiddenAsync(_closing.Token);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
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
        task = task is { Kind: FetchPicturesTask.Kind } ? task : null;
        if (task is null)
            _report = null;
        else if (task.Id != _task?.Id || (task.Ended && _report is null))
            _report = (await Queries.ContentAsync(task.Id, CancellationToken.None))?.Result is { } result ? JsonSerializer.Deserialize<PictureFetchReport>(result, JsonSerializerOptions.Web) : null;
        _task = task;
        _latest = await Queries.LatestAsync([FetchPicturesTask.Kind], 10, CancellationToken.None);
    }

    private async Task StartAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var id = await Tasks.SubmitAsync<FetchPicturesTask>(new FetchPicturesInput(_https), new TaskOptions(Phrase.Key("Fetch pictures of other hosts"), await UserAsync()), CancellationToken.None);
            Navigation.GoTo(ResultAddress + id.ToString(CultureInfo.InvariantCulture));
        }
        finally
        {
            _busy = false;
        }
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "The page of fetched pictures cannot read its task; it tries again")]
        public static partial void NotRead(ILogger log, Exception error);

        [LoggerMessage(Level = LogLevel.Error, Message = "The page of fetched pictures no longer follows its task")]
        public static partial void NotLive(ILogger log, Exception error);
    }
}
