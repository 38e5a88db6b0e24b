using BlogApp.Features.Analytics.Collect.Rules;

namespace BlogApp.Features.Dashboard.Panels;

/// <summary>
/// What happened to the requests for articles. The protocol guarantees that both sums add up; they are shown so that
/// anyone can check.
/// </summary>
/// <param name="Persisted">Counted views that SQL contains.</param>
/// <param name="Counted">Views that were answered with "counted".</param>
/// <param name="Skipped">Requests that were not counted, by reason, in the usual order of reasons.</param>
internal sealed record Accounting(long Persisted, long Counted, IReadOnlyList<KeyValuePair<SkipReason, long>> Skipped)
{
    /// <summary>Requests for articles that were answered with a page.</summary>
    public long Seen => Counted + Skipped.Sum(reason => reason.Value);

    /// <summary>Counted views that are not in SQL yet.</summary>
    public long Waiting => Counted - Persisted;
}
