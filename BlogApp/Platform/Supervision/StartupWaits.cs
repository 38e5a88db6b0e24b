namespace BlogApp.Platform.Supervision;

/// <summary>Delays startup work that pages do not wait for.</summary>
internal static class StartupWaits
{
    /// <summary>Leaves the machine to the first page, which compiles most of the code it needs.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>Waits until everything has started.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var waiting = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Waits until everything has started and the first readers have been served.</summary>
    public static async Task AfterFirstReadersAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        await lifetime.StartedAsync(cancellationToken);
        await Task.Delay(Moment, cancellationToken);
    }
}
