using System.Collections.Immutable;
using BlogApp.Features.Analytics.Model;
using BlogApp.Platform.Times;

namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>
/// Sums up hits between the journal and SQL, and serves the live numbers. Two implementations, Redis and embedded,
/// provide the same operations; each is atomic. Nothing is retried inside: the caller sends again, and sequence numbers
/// and ids make that harmless.
/// </summary>
internal interface ILiveStore
{
    /// <summary>"redis" or "embedded".</summary>
    string Name { get; }

    /// <summary>Applies the batch if it is the writer's next one.</summary>
    Task<ApplyResult> ApplyAsync(string writer, long seq, Batch batch, CancellationToken cancellationToken);

    /// <summary>
    /// The outstanding cut, or all deltas since the last one as a new cut; null when the store is empty and must be
    /// rebuilt. A cut without deltas still tells by its vectors whether the store matches SQL.
    /// </summary>
    Task<Cut?> TakeCutAsync(CancellationToken cancellationToken);

    /// <summary>Drops the cut if it is still outstanding.</summary>
    Task FinishAsync(string cutId, CancellationToken cancellationToken);

    /// <summary>Discards deltas and cut, and starts again from what SQL contains.</summary>
    Task RebuildAsync(LiveBase from, CancellationToken cancellationToken);

    /// <summary>The current numbers.</summary>
    Task<LiveStoreState> ReadAsync(ReadQuery query, CancellationToken cancellationToken);

    /// <summary>How often the visitor has read the article: today for an anonymous visitor, ever for an account.</summary>
    Task<long> ReadsOfAsync(long articleId, long visitorId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Marks visitors as seen on an article, or (0) elsewhere.</summary>
    Task MarkAsync(IReadOnlyCollection<PresenceMark> marks, CancellationToken cancellationToken);

    /// <summary>Removes visitors who closed their last window of an article, or (0) of the site.</summary>
    Task LeaveAsync(IReadOnlyCollection<PresenceMark> marks, CancellationToken cancellationToken);

    /// <summary>Drops presence marks older than the given time, and daily numbers that are no longer read.</summary>
    /// <returns>The number of dropped marks.</returns>
    Task<long> TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken);
}

internal enum ApplyStatus
{
    Applied,

    /// <summary>The store has this batch or a later one. <see cref="ApplyResult.Seq"/> is its last.</summary>
    Already,

    /// <summary>A batch is missing. <see cref="ApplyResult.Seq"/> is the expected one.</summary>
    Gap,

    /// <summary>The store is empty or was wiped: rebuild it.</summary>
    Empty,
}

internal readonly record struct ApplyResult(ApplyStatus Status, long Seq);

/// <summary>Deltas taken for SQL. An id has the same content until the cut is finished.</summary>
/// <param name="Base">Sequence number by writer: what SQL must contain before the deltas are added.</param>
/// <param name="End">Sequence number by writer: what SQL contains afterwards.</param>
/// <param name="Whole">False when deltas or live totals are missing, such as after an eviction. SQL must then not take the rest for
/// everything.</param>
internal sealed record Cut(string Id, ImmutableDictionary<string, long> Base, ImmutableDictionary<string, long> End,
    IReadOnlyDictionary<HitGroup, int> Groups, IReadOnlyDictionary<SkipGroup, int> Skips, bool Whole = true)
{
    public long Hits => Groups.Values.Sum(static n => (long)n);
}

/// <summary>What the live numbers need from SQL: one consistent snapshot.</summary>
/// <param name="Days">The covered days, Unix seconds: yesterday, today and, because clocks differ, tomorrow.</param>
/// <param name="Readers">The pairs that may read again: those of the covered days, and all of accounts.</param>
/// <param name="Skipped">By day and number of the reason.</param>
internal sealed record LiveBase(
    IReadOnlyList<long> Days,
    IReadOnlyDictionary<string, long> Watermarks,
    long ViewsTotal,
    IReadOnlyList<(long ArticleId, long Views, long Readers)> Articles,
    IReadOnlyList<(long Hour, long Views)> SiteHours,
    IReadOnlyList<(long ArticleId, long Hour, long Views)> ArticleHours,
    IReadOnlyList<(long ArticleId, long VisitorId, long Reads, long LastRead)> Readers,
    IReadOnlyList<(long Day, byte Reason, long Requests)> Skipped);

internal readonly record struct PresenceMark(long VisitorId, long ArticleId, long At);

/// <param name="Now">The time of the query.</param>
/// <param name="Window">How many seconds after the last mark a visitor counts as online.</param>
/// <param name="Articles">The articles whose last 24 hours are needed.</param>
internal sealed record ReadQuery(DateTimeOffset Now, int Window, IReadOnlyCollection<long> Articles)
{
    /// <summary>The day to count views of, besides the UTC day.</summary>
    public BlogDay Today { get; init; } = BlogDay.Of(Now, TimeZoneInfo.Utc);

    public long Since => (Now - TimeSpan.FromSeconds(Window)).ToUnixTimeMilliseconds();

    /// <summary>Later marks were set by a clock that has been set back since. Another server's clock may be slightly ahead.</summary>
    public long Until => (Now + TimeSpan.FromSeconds(Window)).ToUnixTimeMilliseconds();
}

/// <param name="Ready">False when the store is empty and must be rebuilt. The numbers are then meaningless.</param>
/// <param name="ViewsToday">Views of <see cref="ReadQuery.Today"/>.</param>
/// <param name="Waiting">Counted hits that SQL does not contain.</param>
/// <param name="ReadingNow">Number of visitors by article, for all articles that are being read.</param>
/// <param name="Views24h">Only for the requested articles.</param>
/// <param name="Totals">Views and readers of every article that has any.</param>
/// <param name="Latest">Newest first.</param>
/// <param name="SkippedToday">Skipped requests of the UTC day, by the reason's number.</param>
internal sealed record LiveStoreState(
    bool Ready,
    long ViewsTotal,
    long ViewsToday,
    long Waiting,
    int Online,
    IReadOnlyDictionary<long, int> ReadingNow,
    IReadOnlyDictionary<long, long> Views24h,
    IReadOnlyDictionary<long, (long Views, long Readers)> Totals,
    IReadOnlyList<LatestHit> Latest,
    IReadOnlyDictionary<byte, long> SkippedToday,
    long ViewsUtcDay);

/// <param name="Id">Writer, batch and position in it.</param>
internal readonly record struct LatestHit(string Id, long At, long ArticleId, string Referrer, byte Browser);
