using BlogApp.Components.Dialogs;
using BlogApp.Data.Tasks;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Jobs.Tasks.Running;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace BlogApp.Features.Analytics.Verify;

/// <summary>Starts a verification as a background task, follows it, and shows the last report.</summary>
public sealed partial class VerifyPanel : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _closing = new();
    private TaskRow? _latest;
    private VerifyReport? _report;
    private long _seen = -1;
    private bool _busy;

    [Inject] private TaskCommands Tasks { get; set; } = null!;
    [Inject] private TaskQueries Queries { get; set; } = null!;
    [Inject] private TaskNotifier Signals { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private ISnackbar Notifications { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<VerifyPanel> Logger { get; set; } = null!;

    private TaskRow? Running => _latest is { Ended: false } ? _latest : null;

    /// <summary>Why the last verification has no report.</summary>
    private string? Failure => _latest switch
    {
        { State: TaskState.Failed, Error: { } error } => Words.TranslateStored(error),
        { State: TaskState.Cancelled } => Words["Cancelled"],
        _ => null,
    };

    protected override Task OnInitializedAsync() => ReadAsync();

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
            {
                if (Signals.Version != _seen)
                    await InvokeAsync(ReadAsync);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The page was closed.
        }
    }

    private async Task ReadAsync()
    {
        var seen = Signals.Version;
        try
        {
            var recent = await Queries.LatestAsync([VerifyTask.Kind], 20, CancellationToken.None);
            _latest = recent.Count > 0 ? recent[0] : null;
            if (recent.FirstOrDefault(task => task.State is TaskState.Succeeded) is { } done)
                _report = VerifyTask.Read((await Queries.ContentAsync(done.Id, CancellationToken.None))?.Result);
            _seen = seen;
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            // Tried again with the next tick; the page says that the database is away.
            if (_seen != -1)
                Log.NotRead(Logger, away.Message);
            _seen = -1;
        }
        StateHasChanged();
    }

    private Task StartAsync(bool repair) => ActAsync(user => Tasks.SubmitAsync<VerifyTask>(
        new VerifyInput(repair), new TaskOptions(repair ? Phrase.Key("Rebuild the totals and verify the counts") : Phrase.Key("Verify the counts"), user), CancellationToken.None));

    private Task CancelAsync(long id) => ActAsync(user => Tasks.CancelAsync(id, user, CancellationToken.None));

    private async Task ActAsync(Func<long, Task> act)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            await act((await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in."));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.Failed(Logger, error);
            Notifications.Notify(Severity.Error, Words["That did not work"], Words["The error is in the server's log."], duration: 8000);
        }
        finally
        {
            _busy = false;
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
        [LoggerMessage(LogLevel.Warning, "The verifications of the counts could not be read: {Reason}")]
        public static partial void NotRead(ILogger log, string reason);

        [LoggerMessage(LogLevel.Error, "A verification of the counts could not be started or cancelled")]
        public static partial void Failed(ILogger log, Exception error);
    }
}
