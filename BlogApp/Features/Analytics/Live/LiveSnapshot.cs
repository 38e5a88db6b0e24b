using System.Collections.Immutable;
using BlogApp.Features.Analytics.Collect.Rules;

namespace BlogApp.Features.Analytics.Live;

/// <summary>The site's numbers at one second. Immutable; one instance serves everyone who watches.</summary>
internal sealed record LiveSnapshot
{
    public required DateTimeOffset At { get; init; }

    /// <summary>True when it stands between two seconds: news for an open page, no point on a chart and no event of the stream.</summary>
    public bool Between { get; init; }

    /// <summary>Visitors seen within the online window.</summary>
    public int Online { get; init; }

    /// <summary>Views of this UTC day.</summary>
    public long ViewsToday { get; init; }

    /// <summary>Views counted since ever.</summary>
    public long ViewsTotal { get; init; }

    /// <summary>Views that arrived since the sample before, per second.</summary>
    public double ViewsPerSecond { get; init; }

    public long ViewsLastMinute { get; init; }

    /// <summary>Cache hits in the last minute as a share of all reads, 0 to 1; null when nothing was read.</summary>
    public double? HitRate { get; init; }

    /// <summary>How many reads the hit rate is of.</summary>
    public long CacheReads { get; init; }

    /// <summary>Counted views that SQL does not contain yet.</summary>
    public long Waiting { get; init; }

    /// <summary>Requests of this UTC day that were not counted, by reason.</summary>
    public IReadOnlyDictionary<SkipReason, long> SkippedToday { get; init; } = ImmutableDictionary<SkipReason, long>.Empty;

    public DateTimeOffset? LastPersist { get; init; }

    /// <summary>"redis" or "embedded".</summary>
    public string Store { get; init; } = "embedded";

    /// <summary>True while Redis is configured but away, and this node counts on its own.</summary>
    public bool Degraded { get; init; }

    /// <summary>Articles that someone is reading now, most readers first.</summary>
    public IReadOnlyList<ReadingNow> Reading { get; init; } = [];

    /// <summary>The latest counted views, newest first, 50 at most.</summary>
    public IReadOnlyList<LatestView> Latest { get; init; } = [];

    public static LiveSnapshot Empty { get; } = new() { At = DateTimeOffset.UnixEpoch };
}

internal sealed record ReadingNow(long ArticleId, string Slug, string Title, int Readers, long Views);

/// <param name="Id">Grows with every view; tells a view that was shown from a new one.</param>
/// <param name="At">When the view was counted.</param>
/// <param name="Referrer">The referring host; empty for a direct visit.</param>
/// <param name="Browser">The browser's family, such as Firefox.</param>
internal sealed record LatestView(string Id, DateTimeOffset At, string Slug, string Title, string Referrer, string Browser);

/// <summary>An article's numbers at one second.</summary>
internal sealed record ArticleNumbers(long Views, long Readers, int ReadingNow, long Views24h)
{
    public static ArticleNumbers None { get; } = new(0, 0, 0, 0);
}
