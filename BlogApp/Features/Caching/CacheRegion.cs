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
}
