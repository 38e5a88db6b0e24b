using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;

namespace BlogApp.Data.Comments;

/// <summary>What a reader wrote under an article.</summary>
public sealed class Comment
{
    public long Id { get; set; }
    public long ArticleId { get; set; }
    public Article? Article { get; set; }

    /// <summary>The comment it answers; that one answers none.</summary>
    public long? ParentId { get; set; }
    public Comment? Parent { get; set; }

    /// <summary>Null: a guest.</summary>
    public long? UserId { get; set; }
    public BlogUser? User { get; set; }

    /// <summary>The name a guest gave; of an account, its name at the time.</summary>
    public required string Name { get; set; }

    /// <summary>A guest's, never shown to readers; null when none was given.</summary>
    public string? Email { get; set; }

    /// <summary>A guest's web site, absolute; null when none was given.</summary>
    public string? Url { get; set; }

    /// <summary>The text as written, a subset of Markdown.</summary>
    public required string Markdown { get; set; }

    public CommentState State { get; set; }
    public DateTime At { get; set; }
}
