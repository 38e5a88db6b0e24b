using System.Globalization;
using BlogApp.Components.Dialogs;
using BlogApp.Components.Shared;
using BlogApp.Features.Jobs.Pages.Pausing;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;

namespace BlogApp.Features.Jobs.Pages;

/// <summary>
/// All jobs with their schedules and last runs. The address names the job whose details are open. The page checks a
/// number in memory twice a second and reads the store only when something changed.
/// </summary>
public sealed partial class JobsPage : IDisposable
{
    public JobsPage() => _closed = _closing.Token;

    public const string EditPanel = "schedule";
    public const string HistoryPanel = "history";

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _closed;
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JobRow> _rows = new(StringComparer.Ordinal);
    private ElementReference _list;
    private string? _opened;
    private IReadOnlyList<JobState>? _jobs;
    private DateTimeOffset _now;
    private long _seen = -1, _reads;
    private bool _settling, _storeAway;

    [Inject] private JobQueries Queries { get; set; } = null!;
    [Inject] private JobCommands Control { get; set; } = null!;
    [Inject] private JobPauses Pauses { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private JobNotifier Signals { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private ISnackbar Notifications { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private IJSRuntime Script { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private ILogger<JobsPage> Logger { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "job")] private string? JobName { get; set; }
    [SupplyParameterFromQuery(Name = "show")] private string? Show { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }
    [SupplyParameterFromQuery(Name = "run")] private string? RunId { get; set; }
    [SupplyParameterFromQuery(Name = "failed")] private string? FailedText { get; set; }

    // Anything but a number means the first page: an address must not break the page.
    private int PageNumber => int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 1_000_000) : 1;

    private bool FailuresOnly => FailedText == "true";

    /// <summary>The pause of all jobs, if there is one.</summary>
    private JobPause? Maintenance => _jobs is null ? null : JobState.MaintenanceOf(_jobs);

    private JobState? Shown => _jobs?.FirstOrDefault(job => job.Name == JobName);

    /// <summary>The address of this page with a job's details open.</summary>
    /// <param name="show">One of the panels; null: the overview.</param>
    public static string AddressOf(string job, string? show = null) => $"/admin/jobs?job={Uri.EscapeDataString(job)}{(show is null ? "" : "&show=" + show)}";

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await FocusAfterClosingAsync();
        if (!firstRender)
            return;
        _ = FollowAsync(_closed);
        if (_jobs is not { Count: > 0 })
            return;
        try
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Features/Jobs/Pages/JobsPage.razor.js"]);
            await module.InvokeVoidAsync("stay", _list);
        }
        catch (JSException error)
        {
            Log.NoScript(Logger, error);
        }
        catch (JSDisconnectedException)
        {
            // The page was closed.
        }
    }

    /// <summary>Returns the focus to the job whose details were open.</summary>
    private async Task FocusAfterClosingAsync()
    {
        var (before, now) = (_opened, Shown?.Name);
        _opened = now;
        if (before is not null && now is null && _rows.TryGetValue(before, out var row))
            await row.FocusAsync();
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Tick, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                await InvokeAsync(TickAsync);
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

    private async Task TickAsync()
    {
        var changed = Signals.Version != _seen;
        // A run's history is written at about the time its end is signaled, so check once more at the next tick.
        if (changed || _settling || _storeAway)
            await ReadAsync();
        else if (Time.GetUtcNow().Second == _now.Second)
            return;
        _settling = changed;
        _now = Time.GetUtcNow();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        var version = Signals.Version;
        try
        {
            _jobs = await Queries.ReadAsync(_closed);
            _storeAway = false;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (!_storeAway)
                Log.StoreAway(Logger, error);
            _storeAway = true;
        }
        _seen = version;
        _reads++;
        _now = Time.GetUtcNow();
    }

    private Task RunAsync(JobState job) => ActAsync(job.Name, Words["{0}: runs now", Words[job.Title]], user => Control.RunNowAsync(job.Name, user, CancellationToken.None));

    private Task CancelAsync(JobState job) => ActAsync(job.Name, Words["{0}: the run is cancelled", Words[job.Title]], user => Control.CancelRunAsync(job.Name, user, CancellationToken.None));

    private async Task PauseAsync(JobState job)
    {
        if (await Dialogs.PauseAsync(Words["Pause “{0}”", Words[job.Title]], async (reason, until) =>
                (await Pauses.PauseAsync(job.Name, reason, until, await UserAsync(), CancellationToken.None))?.In(Words)))
            Notifications.Notify(Severity.Success, Words["{0}: paused", Words[job.Title]]);
        await ReadAsync();
    }

    private Task ResumeAsync(JobState job) => ActAsync(job.Name, Words["{0}: runs by its schedule again", Words[job.Title]], user => Pauses.ResumeAsync(job.Name, user, CancellationToken.None));

    private async Task PauseAllAsync()
    {
        if (await Dialogs.PauseAsync(Words["Pause all jobs for maintenance"], async (reason, until) =>
                (await Pauses.PauseAllAsync(reason, until, await UserAsync(), CancellationToken.None))?.In(Words)))
            Notifications.Notify(Severity.Success, Words["All jobs are paused"]);
        await ReadAsync();
    }

    private Task ResumeAllAsync() => ActAsync("", Words["The jobs run by their schedules again"], user => Pauses.ResumeAllAsync(user, CancellationToken.None));

    private async Task<long> UserAsync() =>
        (await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in.");

    private async Task ActAsync(string name, string done, Func<long, Task> act)
    {
        if (!_busy.Add(name))
            return;
        try
        {
            await act(await UserAsync());
            Notifications.Notify(Severity.Success, done);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.Failed(Logger, name, error);
            Notifications.Notify(Severity.Error, Words["That did not work"], Words["The error is in the server's log."], duration: 8000);
        }
        finally
        {
            _busy.Remove(name);
        }
        await ReadAsync();
    }

    private void Close() => Navigation.GoTo("/admin/jobs");

    private async Task SavedAsync(string words)
    {
        if (Shown is { } job)
        {
            Navigation.GoTo(AddressOf(job.Name));
            Notifications.Notify(Severity.Success, Words["{0}: schedule saved", Words[job.Title]], words);
        }
        await ReadAsync();
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The jobs page cannot read the scheduler's store")]
        public static partial void StoreAway(ILogger log, Exception error);

        [LoggerMessage(Level = LogLevel.Error, Message = "The jobs page no longer follows what the jobs do")]
        public static partial void NotLive(ILogger log, Exception error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The jobs page's script did not load; opening a job's details scrolls to the top")]
        public static partial void NoScript(ILogger log, Exception error);

        [LoggerMessage(Level = LogLevel.Error, Message = "What an admin asked of {Job} failed")]
        public static partial void Failed(ILogger log, string job, Exception error);
    }
}
