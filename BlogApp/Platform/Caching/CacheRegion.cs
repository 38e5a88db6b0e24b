using System.Collections.Frozen;

namespace BlogApp.Platform.Caching;

/// <summary>The cache's regions, each with its own statistics. A key begins with its region's name and a colon.</summary>
internal static class CacheRegion
{
    public const string Article = "article";
    public const string List = "list";
    public const string Tag = "tag";
    public const string Ranking = "ranking";
    public const string Feed = "feed";
    public const string Search = "search";
    public const string Banner = "banner";
    public const string Redirect = "redirect";

    /// <summary>Whole rendered pages for anonymous readers.</summary>
    public const string Page = "page";

    /// <summary>Counts all keys that begin with none of these names, so that no such key is displayed.</summary>
    public const string Other = "other";

    public static FrozenSet<string> All { get; } = FrozenSet.Create(StringComparer.Ordinal, Article, List, Tag, Ranking, Feed, Search, Banner, Redirect, Page);

    /// <summary>All regions, in a fixed order.</summary>
    public static IReadOnlyList<string> Ordered { get; } = [Page, Article, List, Tag, Ranking, Feed, Search, Banner, Redirect, Other];

    /// <summary>The region's place in <see cref="Ordered"/>.</summary>
    public static int Number(string region) => Math.Max(0, ((IList<string>)Ordered).IndexOf(region));

    /// <summary>
    /// A key as an admin may see it. Of searches only that they are ones, because a reader's words are in their keys; of
    /// keys that are not ours only that there are some.
    /// </summary>
    public static string Shown(string key) => FromKey(key) switch
    {
        Other => Other,
        Search => Search + ":…",
        _ => key.Length > 200 ? string.Concat(key.AsSpan(0, 199), "…") : key,
    };

    /// <summary>The region of a key. Logs contain no more of a key than this: the rest may hold a reader's query or another program's data.</summary>
    public static string FromKey(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? key : key[..colon];
        return All.Contains(name) ? name : Other;
    }
}
