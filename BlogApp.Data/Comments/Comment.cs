using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;

namespace BlogApp.Data.Comments;

/// <summary>A reader's comment on an article.</summary>
public sealed class Comment
{
    public long Id { get; set; }
    public long ArticleId { get; set; }
    public Article? Article { get; set; }

    /// <summary>The comment this one answers. Answers cannot be answered themselves.</summary>
    public long? ParentId { get; set; }
    public Comment? Parent { get; set; }

    /// <summary>Null for a guest.</summary>
    public long? UserId { get; set; }
    public BlogUser? User { get; set; }

    /// <summary>The name a guest gave, or the account's name at the time.</summary>
    public required string Name { get; set; }

    /// <summary>A guest's address, never shown to readers; null when none was given.</summary>
    public string? Email { get; set; }

    /// <summary>A guest's web site, an absolute address; null when none was given.</summary>
    public string? Url { get; set; }

    /// <summary>The source text, a subset of Markdown.</summary>
    public required string Markdown { get; set; }

    public CommentState State { get; set; }
    public DateTime At { get; set; }
}
