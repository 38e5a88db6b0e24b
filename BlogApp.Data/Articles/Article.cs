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

    /// <summary>The source text, Markdown.</summary>
    public required string Markdown { get; set; }

    /// <summary>BCP 47, such as <c>en</c> or <c>zh-CN</c>.</summary>
    public required string Language { get; set; }

    public long AuthorId { get; set; }
    public BlogUser? Author { get; set; }
    public ArticleState State { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime UpdatedAt { get; set; }

    /// <summary>UTC. For a scheduled article, when it will be published. Null when it was never published and has no date.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>The picture above the text. Null: a cover is drawn from the slug.</summary>
    public long? CoverId { get; set; }
    public MediaFile? Cover { get; set; }

    /// <summary>Shows neither a chosen nor a drawn cover.</summary>
    public bool NoCover { get; set; }

    /// <summary>Absolute address of the original, when the text was first published elsewhere.</summary>
    public string? CanonicalUrl { get; set; }

    public bool AllowComments { get; set; } = true;

    /// <summary>Stays on top of the home page.</summary>
    public bool Featured { get; set; }

    public long? SeriesId { get; set; }
    public Series? Series { get; set; }

    /// <summary>The position in the series; for a page, the position among its siblings. Ties are ordered by date.</summary>
    public int Position { get; set; }

    /// <summary>The parent page; only pages have one.</summary>
    public long? ParentId { get; set; }
    public Article? Parent { get; set; }

    /// <summary>What search engines and previews are told in place of the title and the excerpt; null: those.</summary>
    public string? SeoTitle { get; set; }
    public string? SeoDescription { get; set; }

    public ArticleVisibility Visibility { get; set; }

    /// <summary>Increases by one with each saved change; detects conflicting edits.</summary>
    public int Version { get; set; }

    /// <summary>Views that SQL contains. Only the persist transaction changes this.</summary>
    public long Views { get; set; }

    /// <summary>Distinct visitors that SQL contains. Only the persist transaction changes this.</summary>
    public long Readers { get; set; }

    public List<Tag> Tags { get; } = [];
}
