namespace BlogApp.Platform.Supervision;

/// <summary>For work at start that pages do not wait for.</summary>
internal static class AfterStart
{
    /// <summary>The first page, which compiles most of what it needs, has the machine for itself until then.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>Waits until everything has started.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var waiting = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Waits until everything has started and the first readers have had a moment.</summary>
    public static async Task CalmAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        await lifetime.StartedAsync(cancellationToken);
        await Task.Delay(Moment, cancellationToken);
    }
}
