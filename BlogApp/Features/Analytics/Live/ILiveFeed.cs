namespace BlogApp.Features.Analytics.Live;

/// <summary>The live numbers as this process last sampled them, once a second, however many people watch. Reading costs one memory access.</summary>
internal interface ILiveFeed
{
    LiveSnapshot Current { get; }

    /// <summary>The last 15 minutes by second, oldest first; the current second is last.</summary>
    IReadOnlyList<LivePoint> LastFifteenMinutes();

    /// <summary>The last 24 hours by minute, oldest first.</summary>
    IReadOnlyList<LivePoint> LastDay();

    /// <summary>The article's views and readers as of the last sample. Never decreases.</summary>
    ArticleNumbers NumbersOf(long articleId);

    /// <summary>Calls back after each sample on the sampler's thread; return at once. Dispose to unsubscribe.</summary>
    IDisposable Subscribe(Action<LiveSnapshot> onSample);
}

/// <summary>One point of the live charts.</summary>
/// <param name="At">The second or minute of the point.</param>
/// <param name="ViewsPerSecond">Views per second, averaged over the point's span.</param>
/// <param name="Online">Visitors online; null when it was not measured.</param>
/// <param name="HitRate">0 to 1; null when there were no reads.</param>
/// <param name="ViewsLastMinute">Views of the preceding minute; only for points by second.</param>
internal readonly record struct LivePoint(DateTimeOffset At, double ViewsPerSecond, int? Online, double? HitRate, long? ViewsLastMinute = null);
