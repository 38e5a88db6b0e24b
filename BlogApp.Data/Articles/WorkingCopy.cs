using BlogApp.Data.Accounts;

namespace BlogApp.Data.Articles;

/// <summary>Unsaved editor content, written every few seconds. At most one per article and person.</summary>
public sealed class WorkingCopy
{
    public long Id { get; set; }
    public long UserId { get; set; }
    public BlogUser? User { get; set; }

    /// <summary>Null: the article was never saved.</summary>
    public long? ArticleId { get; set; }
    public Article? Article { get; set; }

    /// <summary>The article's version that the editing started from; 0 for a new article.</summary>
    public int BaseVersion { get; set; }

    public DateTime SavedAt { get; set; }

    /// <summary>All editor fields, as JSON.</summary>
    public required string Content { get; set; }
}
