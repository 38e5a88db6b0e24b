using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.History;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Feed;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Platform.Failpoints;
using BlogApp.Platform.Supervision;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics;

/// <summary>
/// Owns the background loops of counting. It starts before the server accepts requests and stops after the last one was
/// answered. Then it drains, so that nothing waits in the journal for the next start.
/// </summary>
internal sealed partial class CountingService(
    Journals journals, HitPump pump, Persister persister, LiveFeed feed, MinuteHistory minutes, DailySalts salts, LiveBaseReader sql,
    IOptions<AnalyticsSettings> settings, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<CountingService> logger) : IHostedService
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// The number of hits that can be sent in time, even on a slow machine. A larger backlog is not sent before the
    /// start, because it would only delay it.
    /// </summary>
    private const long SentInTime = 50_000;

    private readonly CancellationTokenSource _stopping = new();
    private Task _loops = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await salts.RefreshAsync(cancellationToken);
        await feed.LoadPastAsync(cancellationToken);
        var all = await CatchUpAsync(cancellationToken);
        var stop = _stopping.Token;
        _loops = Task.WhenAll(
            Loop(TimeSpan.FromMilliseconds(100), "journal", _ => { journals.Maintain(); return Task.CompletedTask; }),
            SupervisedLoop.Endless("pump", token => PumpAsync(later: !all, token), clock, logger, stop),
            Loop(LiveFeed.Pause, "sampler", feed.TickAsync),
            Loop(TimeSpan.FromMilliseconds(500), "early persist", PersistEarlyAsync),
            Loop(TimeSpan.FromSeconds(5), "minutes", minutes.WriteAsync),
            // Not a job: an old salt must go even while an admin has paused every job.
            Loop(TimeSpan.FromSeconds(10), "daily salts", salts.RefreshAsync));

        Task Loop(TimeSpan pause, string name, Func<CancellationToken, Task> body) =>
            SupervisedLoop.Every(pause, name, body, clock, logger, stop);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _loops;
        feed.EndMinute();
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(settings.Value.DrainSeconds), clock);
        try
        {
            await DrainAsync(bound.Token);
        }
        catch (Exception error)
        {
            // The rest stays in the journal; the next start sends it.
            Log.NotDrained(logger, error.Message);
        }
        _stopping.Dispose();
    }

    /// <summary>
    /// Sends what earlier processes left before the first page shows its numbers. A long backlog or an unavailable
    /// store does not delay the start.
    /// </summary>
    /// <returns>Whether everything could be sent in time.</returns>
    private async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(StartPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            if (pump.Unsent().Hits > SentInTime)
            {
                // Starts with the numbers from SQL.
                await feed.SampleAsync(either.Token);
                return false;
            }
            while (!await pump.PumpOnceAsync(either.Token) || !await feed.SampleAsync(either.Token))
                await Task.Delay(TimeSpan.FromMilliseconds(20), clock, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The rest is sent while pages are served.
        }
        return true;
    }

    private async Task PumpAsync(bool later, CancellationToken cancellationToken)
    {
        // Sending a long backlog takes a core for seconds; the first page comes first.
        if (later)
            await lifetime.AfterFirstReadersAsync(cancellationToken);
        await pump.RunAsync(cancellationToken);
    }

    private async Task PersistEarlyAsync(CancellationToken cancellationToken)
    {
        if (feed.Current.Waiting >= settings.Value.PersistAtWaiting)
            await persister.PersistAsync(cancellationToken);
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        Failpoint.Pass(FailpointNames.BeforeDrain);
        var views = 0L;
        Dictionary<string, long> watermarks;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await pump.PumpOnceAsync(cancellationToken, verify: true))
                views += (await persister.PersistAsync(cancellationToken, withoutGrace: true)).Views;
            watermarks = sql.ReadWatermarks();
        }
        while (!journals.Contained(watermarks));
        await minutes.WriteAsync(cancellationToken);
        journals.Close(watermarks);
        Log.Drained(logger, views);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Counting stopped cleanly; the last {Views} views are in SQL")]
        public static partial void Drained(ILogger logger, long views);

        [LoggerMessage(LogLevel.Warning, "Counting could not hand everything on before the stop; the journal keeps it for the next start: {Error}")]
        public static partial void NotDrained(ILogger logger, string error);
    }
}
