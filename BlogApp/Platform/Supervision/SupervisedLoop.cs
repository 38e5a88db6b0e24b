using BlogApp.Platform.Stores;

namespace BlogApp.Platform.Supervision;

/// <summary>A background loop with an owner: errors in it are logged, and the loop continues.</summary>
internal static partial class SupervisedLoop
{
    /// <summary>Runs the body repeatedly with a pause between runs, until canceled.</summary>
    public static Task Every(TimeSpan pause, string name, Func<CancellationToken, Task> body, TimeProvider clock, ILogger logger, CancellationToken cancellationToken) =>
        Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(pause, clock);
            do
                await RunAsync(name, body, logger, cancellationToken);
            while (await NextAsync(timer, cancellationToken));
        }, CancellationToken.None);

    /// <summary>Runs a body that waits for its own work and ends only when canceled. If it fails, it restarts after a second.</summary>
    public static Task Endless(string name, Func<CancellationToken, Task> body, TimeProvider clock, ILogger logger, CancellationToken cancellationToken) =>
        Task.Run(async () =>
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await RunAsync(name, body, logger, cancellationToken);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }, CancellationToken.None);

    private static async Task RunAsync(string name, Func<CancellationToken, Task> body, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await body(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server is stopping.
        }
        catch (StoreUnavailableException away)
        {
            // Already graded and reported. A stack trace for each second of an outage helps nobody.
            LogAway(logger, name, away.Message);
        }
        catch (Exception error)
        {
            LogFailure(logger, error, name);
        }
    }

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Debug, "The background loop {Name} goes on without a store that is away: {Reason}")]
    private static partial void LogAway(ILogger logger, string name, string reason);

    [LoggerMessage(LogLevel.Error, "The background loop {Name} failed once and goes on")]
    private static partial void LogFailure(ILogger logger, Exception error, string name);
}
