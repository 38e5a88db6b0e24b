using System.Collections.Frozen;

namespace BlogApp.Features.Caching;

/// <summary>The cache's regions: each counts its own hits. A key begins with its region's name and a colon.</summary>
internal static class CacheRegion
{
    public const string Article = "article";
    public const string List = "list";
    public const string Tag = "tag";
    public const string Ranking = "ranking";
    public const string Feed = "feed";
    public const string Search = "search";
    public const string Banner = "banner";

    /// <summary>Whole rendered pages for anonymous readers.</summary>
    public const string Page = "page";

    /// <summary>Counts every key that begins with none of these names, so that no such key is shown.</summary>
    public const string Other = "other";

    public static FrozenSet<string> All { get; } = FrozenSet.Create(StringComparer.Ordinal, Article, List, Tag, Ranking, Feed, Search, Banner, Page);
}
