using BlogApp.Features.Jobs.Tasks.Running;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Jobs.Tasks.Pages;

/// <summary>The progress of one task. Reads it from memory four times a second, never from the database, and re-renders on changes.</summary>
public sealed partial class TaskProgressBar : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _closing = new();
    private TaskProgress? _shown;
    private long _of;

    [Parameter, EditorRequired] public long TaskId { get; set; }

    /// <summary>The task's title, for screen readers.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>Shown until the task reports something.</summary>
    [Parameter] public string? Waiting { get; set; }

    [Inject] private TaskNotifier Signals { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private TaskProgress? Now => _shown;

    protected override void OnParametersSet()
    {
        // A task that has just ended is no longer in memory. Its bar stays until the page shows the end.
        if (_of != TaskId)
            _shown = null;
        _of = TaskId;
        _shown = Signals.ProgressOf(TaskId) ?? _shown;
    }

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
                await InvokeAsync(Look);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The page was closed.
        }
    }

    private void Look()
    {
        var now = Signals.ProgressOf(TaskId);
        if (now is null || now == _shown)
            return;
        _shown = now;
        StateHasChanged();
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }
}
