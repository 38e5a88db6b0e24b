namespace BlogApp.Features.Caching;

/// <summary>The tags by which cached entries and rendered pages are evicted together.</summary>
internal static class CacheTag
{
    /// <summary>Everything that lists articles: home, tags, archive, feeds, rankings.</summary>
    public const string Lists = "lists";

    /// <summary>The rankings and the pages that show them.</summary>
    public const string Rankings = "rankings";

    /// <summary>What a search found.</summary>
    public const string Search = "search";

    /// <summary>The home page's banner and the pages that show it.</summary>
    public const string Banner = "banner";

    /// <summary>The pages with the comments of any article.</summary>
    public const string Comments = "comments";

    /// <summary>Whatever is cached, tagged or not.</summary>
    public const string Everything = "*";

    /// <summary>What shows this article's text.</summary>
    public static string Article(long articleId) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"article:{articleId}");
}
