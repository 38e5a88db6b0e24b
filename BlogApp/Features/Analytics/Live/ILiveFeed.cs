namespace BlogApp.Features.Analytics.Live;

/// <summary>
/// The live numbers as this process last sampled them, once a second, whoever watches. Reading costs a memory access.
/// </summary>
internal interface ILiveFeed
{
    LiveSnapshot Current { get; }

    /// <summary>The last 15 minutes by the second, oldest first, current second last.</summary>
    IReadOnlyList<LivePoint> LastFifteenMinutes();

    /// <summary>The last 24 hours by the minute, oldest first.</summary>
    IReadOnlyList<LivePoint> LastDay();

    /// <summary>The article's views and readers, as of the last sample. Never goes back.</summary>
    ArticleNumbers NumbersOf(long articleId);

    /// <summary>Calls back after each sample, on the sampler's thread: return at once. Dispose to stop.</summary>
    IDisposable Subscribe(Action<LiveSnapshot> onSample);
}

/// <summary>One point of the live charts.</summary>
/// <param name="At">The second or minute it stands for.</param>
/// <param name="ViewsPerSecond">Views per second, averaged over the point's span.</param>
/// <param name="Online">Visitors online; null when nobody measured it.</param>
/// <param name="HitRate">0 to 1; null when nothing was read.</param>
/// <param name="ViewsLastMinute">Views of the minute before, of points by the second.</param>
internal readonly record struct LivePoint(DateTimeOffset At, double ViewsPerSecond, int? Online, double? HitRate, long? ViewsLastMinute = null);
