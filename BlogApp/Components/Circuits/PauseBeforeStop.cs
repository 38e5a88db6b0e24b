namespace BlogApp.Components.Circuits;

/// <summary>
/// Before an orderly shutdown, open pages are asked to take over their state. They reconnect with it to the next
/// process, without a reload.
/// </summary>
internal sealed partial class PauseBeforeStop(OpenCircuits circuits, IHostApplicationLifetime lifetime, ILogger<PauseBeforeStop> log) : IHostedService, IStartupFilter
{
    // A browser on the same continent answers within 200 ms. The shutdown does not wait for sleeping browsers.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The last registration is called first. SignalR closes connections on the same signal, so at this point they are still open.
        lifetime.ApplicationStarted.Register(() => lifetime.ApplicationStopping.Register(Pause));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A page that reconnects while the process ends would delay it and be disconnected again, so it waits for the next process.</summary>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, following) =>
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested && context.Request.Path.StartsWithSegments("/_blazor/negotiate", StringComparison.Ordinal))
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            else
                await following(context);
        });
        next(app);
    };

    private void Pause()
    {
        try
        {
            circuits.PauseAsync().Wait(Patience, CancellationToken.None);
        }
        catch (AggregateException error)
        {
            Log.NotPaused(log, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Not every open page of the Studio took its state along")]
        public static partial void NotPaused(ILogger logger, Exception error);
    }
}
