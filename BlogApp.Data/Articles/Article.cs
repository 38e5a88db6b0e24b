using BlogApp.Data.Accounts;
using BlogApp.Data.Media;

namespace BlogApp.Data.Articles;

public sealed class Article
{
    public long Id { get; set; }
    public ArticleKind Kind { get; set; }

    /// <summary>Unique among articles and pages.</summary>
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

    /// <summary>UTC. While the state is Scheduled, when it will be published; null while it never was and has no date.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>The picture above the text; null: one is drawn from the slug.</summary>
    public long? CoverId { get; set; }
    public MediaFile? Cover { get; set; }

    /// <summary>Where the text appeared first, when that is elsewhere: an absolute address.</summary>
    public string? CanonicalUrl { get; set; }

    public bool AllowComments { get; set; } = true;

    /// <summary>Stays on top of the home page.</summary>
    public bool Featured { get; set; }

    public long? SeriesId { get; set; }
    public Series? Series { get; set; }

    /// <summary>The place in its series; of a page, among its siblings. Ties go by date.</summary>
    public int Position { get; set; }

    /// <summary>Of a page, the one above it.</summary>
    public long? ParentId { get; set; }
    public Article? Parent { get; set; }

    /// <summary>Grows by one with each saved change; guards against overwriting someone else's.</summary>
    public int Version { get; set; }

    /// <summary>Views that SQL contains. Only the persist transaction changes it.</summary>
    public long Views { get; set; }

    /// <summary>Distinct visitors that SQL contains. Only the persist transaction changes it.</summary>
    public long Readers { get; set; }

    public List<Tag> Tags { get; } = [];
}
