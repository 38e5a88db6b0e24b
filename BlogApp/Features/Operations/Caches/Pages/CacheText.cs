using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Caches.Pages;

internal static class CacheText
{
    /// <summary>What a region is called.</summary>
    public static string Name(string region) => region switch
    {
        CacheRegion.Article => Phrase.Key("Articles"),
        CacheRegion.List => Phrase.Key("Lists"),
        CacheRegion.Tag => Phrase.Key("Tags"),
        CacheRegion.Ranking => Phrase.Key("Rankings"),
        CacheRegion.Feed => Phrase.Key("Feeds"),
        CacheRegion.Search => Phrase.Key("Search"),
        CacheRegion.Banner => Phrase.Key("Banner"),
        CacheRegion.Redirect => Phrase.Key("Redirects"),
        CacheRegion.Page => Phrase.Key("Rendered pages"),
        _ => Phrase.Key("Other"),
    };
}
