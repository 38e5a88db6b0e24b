using BlogApp.Data.Accounts;

namespace BlogApp.Data.Articles;

public sealed class Article
{
    public long Id { get; set; }
    public required string Slug { get; set; }
    public required string Title { get; set; }
    public required string Excerpt { get; set; }

    /// <summary>The text as written, Markdown.</summary>
    public required string Markdown { get; set; }

    /// <summary>BCP 47, such as <c>en</c> or <c>zh-CN</c>.</summary>
    public required string Language { get; set; }

    public long AuthorId { get; set; }
    public BlogUser? Author { get; set; }
    public ArticleState State { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime UpdatedAt { get; set; }

    /// <summary>UTC; null while the article was never published.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Grows by one with each saved change; guards against overwriting someone else's.</summary>
    public int Version { get; set; }

    /// <summary>Views that SQL contains. Only the persist transaction changes it.</summary>
    public long Views { get; set; }

    /// <summary>Distinct visitors that SQL contains. Only the persist transaction changes it.</summary>
    public long Readers { get; set; }

    public List<Tag> Tags { get; } = [];
}
