namespace BlogApp.Data.Articles;

/// <summary>Who finds something published, and how.</summary>
public enum ArticleVisibility
{
    /// <summary>Stands in lists, feeds, the sitemap and the search.</summary>
    Public,

    /// <summary>Whoever has the address reads it; nothing leads there, and search engines are told to leave it out.</summary>
    Unlisted,

    /// <summary>Only people who are signed in read it; for all others it does not exist.</summary>
    Members,
}
