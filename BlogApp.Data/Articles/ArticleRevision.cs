using BlogApp.Data.Accounts;

namespace BlogApp.Data.Articles;

/// <summary>The text that readers saw from <see cref="At"/> on. One is kept for each change of a published article.</summary>
public sealed class ArticleRevision
{
    public long Id { get; set; }
    public long ArticleId { get; set; }
    public Article? Article { get; set; }

    /// <summary>The article's version that this revision holds.</summary>
    public int Version { get; set; }

    public DateTime At { get; set; }

    /// <summary>Who saved it; null when the server did, or when the account was deleted.</summary>
    public long? UserId { get; set; }
    public BlogUser? User { get; set; }

    public required string Slug { get; set; }
    public required string Title { get; set; }
    public required string Excerpt { get; set; }
    public required string Markdown { get; set; }
    public required string Language { get; set; }

    /// <summary>Tag names, one a line.</summary>
    public required string Tags { get; set; }
}
