using BlogApp.Components.Dialogs;
using BlogApp.Components.Shared;
using BlogApp.Features.Jobs.Tasks.Running;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace BlogApp.Features.Jobs.Tasks.Pages;

/// <summary>All background tasks. Checks a number in memory twice a second and reads the database only when a task began or ended.</summary>
public sealed partial class TasksPage : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _closing = new();
    private readonly HashSet<long> _busy = [];
    private TaskList? _list;
    private long _seen = -1;
    private bool _storeAway;

    [Inject] private TaskQueries Queries { get; set; } = null!;
    [Inject] private TaskQueue Queue { get; set; } = null!;
    [Inject] private TaskNotifier Signals { get; set; } = null!;
    [Inject] private TaskRegistry Registry { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private ISnackbar Notifications { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<TasksPage> Logger { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = FollowAsync(_closing.Token);
    }

    private async Task FollowAsync(CancellationToken closing)
    {
        using var timer = new PeriodicTimer(Tick, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(closing))
                await InvokeAsync(TickAsync);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The page was closed.
        }
    }

    private async Task TickAsync()
    {
        if (Signals.Version == _seen && !_storeAway)
            return;
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        var version = Signals.Version;
        try
        {
            _list = await Queries.ReadAsync(TablePager.Parse(PageText), CancellationToken.None);
            _storeAway = false;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (!_storeAway)
                Log.StoreAway(Logger, error);
            _storeAway = true;
        }
        _seen = version;
    }

    private async Task CancelAsync(TaskRow task)
    {
        var title = Words.TranslateStored(task.Title);
        if (_busy.Contains(task.Id) || !await Dialogs.ConfirmAsync(Words["Cancel “{0}”?", title], Words["It stops within moments. What it has done until then stays."],
                Words["Cancel this task"], Words["Let it go on"], danger: true) || !_busy.Add(task.Id))
            return;
        try
        {
            var user = (await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in.");
            var cancelled = await Queue.CancelAsync(task.Id, user, CancellationToken.None);
            Notifications.Notify(cancelled ? Severity.Success : Severity.Info, cancelled ? Words["{0} is cancelled", title] : Words["It had ended already"]);
        }
        finally
        {
            _busy.Remove(task.Id);
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
        [LoggerMessage(Level = LogLevel.Error, Message = "The tasks page cannot read the database")]
        public static partial void StoreAway(ILogger log, Exception error);
    }
}
