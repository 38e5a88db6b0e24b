using BlogApp.Data.Accounts;

namespace BlogApp.Data.Articles;

/// <summary>What someone has in the editor and has not saved yet, written every few seconds. At most one of each article and person.</summary>
public sealed class WorkingCopy
{
    public long Id { get; set; }
    public long UserId { get; set; }
    public BlogUser? User { get; set; }

    /// <summary>Null: of an article that was never saved.</summary>
    public long? ArticleId { get; set; }
    public Article? Article { get; set; }

    /// <summary>The article's version that it began with; 0 for a new one.</summary>
    public int BaseVersion { get; set; }

    public DateTime SavedAt { get; set; }

    /// <summary>All fields of the editor, JSON.</summary>
    public required string Content { get; set; }
}
