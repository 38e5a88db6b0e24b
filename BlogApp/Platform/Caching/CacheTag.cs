namespace BlogApp.Platform.Caching;

/// <summary>Tags for evicting cached entries and rendered pages together.</summary>
internal static class CacheTag
{
    /// <summary>Everything that lists articles: home, tags, archive, feeds, rankings.</summary>
    public const string Lists = "lists";

    /// <summary>The rankings and the pages that show them.</summary>
    public const string Rankings = "rankings";

    /// <summary>Search results.</summary>
    public const string Search = "search";

    /// <summary>The home page's banner, and the pages that show it.</summary>
    public const string Banner = "banner";

    /// <summary>Pages that show comments from more than one article.</summary>
    public const string Comments = "comments";

    /// <summary>Everything that shows authors: their names, addresses, profiles.</summary>
    public const string Authors = "authors";

    /// <summary>Where addresses lead that nothing else answers.</summary>
    public const string Redirects = "redirects";

    /// <summary>Everything in the cache, tagged or not.</summary>
    public const string Everything = "*";

    /// <summary>Every value of a region. The cache adds it by itself.</summary>
    public static string Region(string region) => s_regions.GetValueOrDefault(region) ?? s_regions[CacheRegion.Other];

    private static readonly Dictionary<string, string> s_regions = CacheRegion.Ordered.ToDictionary(name => name, name => "region:" + name, StringComparer.Ordinal);

    /// <summary>Everything that shows this article's text.</summary>
    public static string Article(long articleId) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"article:{articleId}");
}
