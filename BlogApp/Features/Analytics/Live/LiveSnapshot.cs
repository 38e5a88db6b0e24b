using System.Collections.Immutable;
using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Collect.UserAgents;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Times;

namespace BlogApp.Features.Analytics.Live;

/// <summary>The site's numbers at one second. Immutable; everyone who watches shares one instance.</summary>
internal sealed record LiveSnapshot
{
    /// <summary>How long the live store may be unavailable before pages show it. Another one takes over within three seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public required DateTimeOffset At { get; init; }

    /// <summary>True for a sample between two seconds: it updates open pages, but is neither a point on a chart nor an event of the stream.</summary>
    public bool Between { get; init; }

    /// <summary>Visitors seen within the online window.</summary>
    public int Online { get; init; }

    /// <summary>When the live store last answered; null for <see cref="At"/>. While it is unavailable, the numbers are as of then.</summary>
    public DateTimeOffset? MeasuredAt { get; init; }

    /// <summary>False when the numbers are too old to pass for current ones.</summary>
    public bool Measured => MeasuredAt is not { } measured || At - measured < Patience;

    /// <summary>Views of today in the blog's time zone (<see cref="BlogDay"/>).</summary>
    public long ViewsToday { get; init; }

    /// <summary>Views of this UTC day. Skipped requests are stored by UTC day too.</summary>
    public long ViewsUtcDay { get; init; }

    /// <summary>All views ever counted.</summary>
    public long ViewsTotal { get; init; }

    /// <summary>Views per second since the previous sample.</summary>
    public double ViewsPerSecond { get; init; }

    public long ViewsLastMinute { get; init; }

    /// <summary>Cache hits in the last minute as a share of all reads, 0 to 1; null when there were no reads.</summary>
    public double? HitRate { get; init; }

    /// <summary>The number of reads behind the hit rate.</summary>
    public long CacheReads { get; init; }

    /// <summary>Counted views that SQL does not contain yet.</summary>
    public long Waiting { get; init; }

    /// <summary>Requests of this UTC day that were not counted, by reason.</summary>
    public IReadOnlyDictionary<SkipReason, long> SkippedToday { get; init; } = ImmutableDictionary<SkipReason, long>.Empty;

    public DateTimeOffset? LastPersist { get; init; }

    /// <summary>"redis" or "embedded".</summary>
    public string Store { get; init; } = "embedded";

    /// <summary>True while Redis is configured but unavailable, and this node counts on its own.</summary>
    public bool Degraded { get; init; }

    /// <summary>Articles that are being read right now, most readers first, at most 50.</summary>
    public IReadOnlyList<ReadingNow> Reading { get; init; } = [];

    /// <summary>All articles that are being read right now, and the sum of their readers. A visitor with two open articles is a reader of both.</summary>
    public (int Articles, int Readers) ReadingAll { get; init; }

    /// <summary>The caches' counters since the server started.</summary>
    public IReadOnlyList<RegionCounts> Caches { get; init; } = [];

    /// <summary>The latest counted views, newest first, at most 50.</summary>
    public IReadOnlyList<LatestView> Latest { get; init; } = [];

    public static LiveSnapshot Empty { get; } = new() { At = DateTimeOffset.UnixEpoch };
}

internal sealed record ReadingNow(long ArticleId, string Slug, string Title, int Readers, long Views);

/// <param name="Id">Grows with every view; tells new views from those already shown.</param>
/// <param name="At">When the view was counted.</param>
/// <param name="Referrer">The referring host; empty for a direct visit.</param>
/// <param name="Browser">The browser family, such as Firefox.</param>
internal sealed record LatestView(string Id, DateTimeOffset At, string Slug, string Title, string Referrer, string Browser);

/// <summary>An article's numbers at one second.</summary>
internal sealed record ArticleNumbers(long Views, long Readers, int ReadingNow, long Views24h)
{
    public static ArticleNumbers None { get; } = new(0, 0, 0, 0);
}
