using BlogApp.Data.Articles;
using BlogApp.Data.Comments;

namespace BlogApp.Features.Import.Model;

/// <summary>An article or a page as stored in a file. Times are UTC.</summary>
internal sealed record SourceArticle
{
    /// <summary>The key in its source, such as <c>post:1168</c>.</summary>
    public required string Key { get; init; }

    public ArticleKind Kind { get; init; }
    public ArticleState State { get; init; }

    /// <summary>The slug in the file; made valid here. Empty: derived from the title.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }
    public string Excerpt { get; init; } = "";
    public required string Markdown { get; init; }
    public string? Language { get; init; }

    /// <summary>The author's key; null: the user who imports.</summary>
    public string? Author { get; init; }

    /// <summary>The default value means unknown: the time of the import is used.</summary>
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public DateTime? PublishedAt { get; init; }
    public string? CanonicalUrl { get; init; }
    public ArticleVisibility Visibility { get; init; }
    public string? SeoTitle { get; init; }
    public string? SeoDescription { get; init; }
    public bool AllowComments { get; init; } = true;
    public bool Featured { get; init; }

    /// <summary>Shows neither a chosen nor a drawn cover.</summary>
    public bool NoCover { get; init; }

    /// <summary>The title of the series.</summary>
    public string? Series { get; init; }

    public int Position { get; init; }

    /// <summary>The key of a page's parent.</summary>
    public string? Parent { get; init; }

    /// <summary>The reference of the cover among the package's media.</summary>
    public string? Cover { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
    /// <summary>Slugs, and whole paths of an earlier site in the form of <c>RedirectPath</c>.</summary>
    public IReadOnlyList<string> FormerSlugs { get; init; } = [];
    public IReadOnlyList<SourceComment> Comments { get; init; } = [];
    public IReadOnlyList<SourceRevision> Revisions { get; init; } = [];
    public int Version { get; init; } = 1;

    /// <summary>
    /// The former addresses, as <see cref="OldAddress"/> or as returned by <see cref="LinkKey"/>. Links to them are
    /// rewritten to this article.
    /// </summary>
    public IReadOnlyList<string> OldAddresses { get; init; } = [];

    /// <summary>Resolves an address in the text to a key as in <see cref="OldAddresses"/>; null when it is not in the file. Asked for the links in the text only.</summary>
    public Func<string, string?>? LinkKey { get; init; }

    /// <summary>Differences from the original, in words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <param name="Key">The comment's key, unique in its source.</param>
/// <param name="Parent">The key of the comment it answers, at any depth.</param>
/// <param name="User">The key of the author's account; null: a guest.</param>
internal sealed record SourceComment(string Key, string? Parent, string Name, string? Email, string? Url, string Markdown, CommentState State, DateTime At, string? User = null);

internal sealed record SourceRevision(int Version, DateTime At, string? User, string Slug, string Title, string Excerpt, string Markdown, string Language, string Tags);
