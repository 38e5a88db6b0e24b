using System.Collections.Immutable;

namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>
/// Where hits are summed between the journal and SQL, and where everyone reads the live numbers. Two implementations,
/// Redis and embedded, do the same four operations; each is atomic. No operation is retried inside: the caller sends
/// again, and the sequence numbers and ids make that harmless.
/// </summary>
internal interface ILiveStore
{
    /// <summary>"redis" or "embedded".</summary>
    string Name { get; }

    /// <summary>Applies the batch when it is the writer's next one.</summary>
    Task<ApplyResult> ApplyAsync(string writer, long seq, Batch batch, CancellationToken cancellationToken);

    /// <summary>
    /// The outstanding cut, or all deltas since the last one as a new cut; null when the store is empty and must be
    /// rebuilt. With nothing new the cut has no deltas, and still tells by its vectors whether the store matches SQL.
    /// </summary>
    Task<Cut?> TakeCutAsync(CancellationToken cancellationToken);

    /// <summary>Drops the cut, if it is still the outstanding one.</summary>
    Task FinishAsync(string cutId, CancellationToken cancellationToken);

    /// <summary>Forgets deltas and cut, and starts again from what SQL contains.</summary>
    Task RebuildAsync(LiveBase from, CancellationToken cancellationToken);

    /// <summary>The numbers at this moment.</summary>
    /// <param name="articles">The articles whose last 24 hours are wanted.</param>
    Task<LiveReading> ReadAsync(ReadQuery query, CancellationToken cancellationToken);

    /// <summary>How often the visitor has read the article: today if anonymous, ever if an account.</summary>
    Task<long> ReadsOfAsync(long articleId, long visitorId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Visitors were seen, on an article or (0) elsewhere.</summary>
    Task MarkAsync(IReadOnlyCollection<PresenceMark> marks, CancellationToken cancellationToken);

    /// <summary>Visitors closed their last window, of an article or (0) of all.</summary>
    Task LeaveAsync(IReadOnlyCollection<PresenceMark> marks, CancellationToken cancellationToken);

    /// <summary>Drops presence marks older than the time and day-bound numbers nobody reads any more.</summary>
    /// <returns>Marks dropped.</returns>
    Task<long> TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken);
}

internal enum ApplyStatus
{
    Applied,

    /// <summary>The store has this batch or a later one: <see cref="ApplyResult.Seq"/> is its last.</summary>
    Already,

    /// <summary>A batch is missing: <see cref="ApplyResult.Seq"/> is the one expected.</summary>
    Gap,

    /// <summary>The store is empty or was wiped: rebuild it.</summary>
    Empty,
}

internal readonly record struct ApplyResult(ApplyStatus Status, long Seq);

/// <summary>Deltas taken for SQL. The same id has the same content until it is finished.</summary>
/// <param name="Base">Writer to sequence number: what SQL must contain for the deltas to be added.</param>
/// <param name="End">Writer to sequence number: what SQL contains afterwards.</param>
/// <param name="Whole">False when deltas or live totals are missing, such as after an eviction: then SQL must not take the rest for all.</param>
internal sealed record Cut(string Id, ImmutableDictionary<string, long> Base, ImmutableDictionary<string, long> End,
    IReadOnlyDictionary<HitGroup, int> Groups, IReadOnlyDictionary<SkipGroup, int> Skips, bool Whole = true)
{
    public long Hits => Groups.Values.Sum(static n => (long)n);
}

/// <summary>What SQL contains, as far as the live numbers need it: one consistent snapshot.</summary>
/// <param name="Days">The days that the rest covers, Unix seconds: yesterday, today and, for clocks that differ, tomorrow.</param>
/// <param name="Readers">The pairs that may come again: those of the days, and all of accounts.</param>
/// <param name="Skipped">By day and the reason's number.</param>
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

/// <param name="Now">The moment asked for.</param>
/// <param name="Window">Seconds after its last mark that a visitor counts as online.</param>
/// <param name="Articles">The articles whose last 24 hours are wanted.</param>
internal sealed record ReadQuery(DateTimeOffset Now, int Window, IReadOnlyCollection<long> Articles)
{
    public long Since => (Now - TimeSpan.FromSeconds(Window)).ToUnixTimeMilliseconds();

    /// <summary>Marks beyond this were set by a clock that has been put back since; another server's may be a little ahead.</summary>
    public long Until => (Now + TimeSpan.FromSeconds(Window)).ToUnixTimeMilliseconds();
}

/// <param name="Ready">False when the store is empty and must be rebuilt: then the numbers mean nothing.</param>
/// <param name="Waiting">Counted hits that SQL does not contain.</param>
/// <param name="ReadingNow">Article to visitors, for all articles someone is reading.</param>
/// <param name="Views24h">Only for the articles asked for.</param>
/// <param name="Totals">Views and readers of every article that has any.</param>
/// <param name="Latest">Newest first.</param>
internal sealed record LiveReading(
    bool Ready,
    long ViewsTotal,
    long ViewsToday,
    long Waiting,
    int Online,
    IReadOnlyDictionary<long, int> ReadingNow,
    IReadOnlyDictionary<long, long> Views24h,
    IReadOnlyDictionary<long, (long Views, long Readers)> Totals,
    IReadOnlyList<LatestHit> Latest,
    IReadOnlyDictionary<byte, long> SkippedToday);

/// <param name="Id">Writer, batch and place in it.</param>
internal readonly record struct LatestHit(string Id, long At, long ArticleId, string Referrer, byte Browser);
