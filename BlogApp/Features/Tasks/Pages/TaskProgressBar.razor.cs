using BlogApp.Features.Tasks.Running;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Tasks.Pages;

/// <summary>The progress of one task. Looks into memory four times a second and draws when something moved.</summary>
public sealed partial class TaskProgressBar : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _closing = new();
    private TaskProgress? _shown;

    /// <summary>The task's number.</summary>
    [Parameter, EditorRequired] public long TaskId { get; set; }

    /// <summary>What the task is called, for those who do not see the bar.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>Shown while the task has not said anything.</summary>
    [Parameter] public string? Waiting { get; set; }

    [Inject] private TaskSignals Signals { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private TaskProgress? Now => _shown;

    protected override void OnParametersSet() => _shown = Signals.ProgressOf(TaskId);

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
            // The page was left.
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
