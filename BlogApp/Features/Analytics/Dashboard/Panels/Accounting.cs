using BlogApp.Features.Analytics.Collect.Rules;

namespace BlogApp.Features.Analytics.Dashboard.Panels;

/// <summary>Where the requests for articles went. Both sums close by construction of the protocol, and are shown so that anyone can add them up.</summary>
/// <param name="Persisted">Counted views that SQL contains.</param>
/// <param name="Counted">Views that said "counted".</param>
/// <param name="Skipped">Requests that were not counted, by reason; reasons in their usual order.</param>
internal sealed record Accounting(long Persisted, long Counted, IReadOnlyList<KeyValuePair<SkipReason, long>> Skipped)
{
    /// <summary>Requests for articles that were answered with a page.</summary>
    public long Seen => Counted + Skipped.Sum(reason => reason.Value);

    /// <summary>Counted views on their way to SQL.</summary>
    public long Waiting => Counted - Persisted;
}
