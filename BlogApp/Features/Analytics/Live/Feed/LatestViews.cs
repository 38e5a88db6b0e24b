using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Collect.UserAgents;
using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Features.Analytics.Live.Feed;

/// <summary>The latest hits with names instead of numbers.</summary>
internal static class LatestViews
{
    public static IReadOnlyList<LatestView> Create(IReadOnlyList<LatestHit> hits, IReadOnlyDictionary<long, ArticleName> names) =>
        [.. hits.Where(hit => names.ContainsKey(hit.ArticleId)).Select(hit => new LatestView(
            hit.Id, DateTimeOffset.FromUnixTimeMilliseconds(hit.At), names[hit.ArticleId].Slug, names[hit.ArticleId].Title,
            hit.Referrer, FacetNames.NameOf((Browser)hit.Browser)))];
}
