using BlogApp.Data.Articles;
using BlogApp.Data.Comments;

namespace BlogApp.Features.Content.Model;

/// <summary>An article or a page as a file has it. Times are UTC.</summary>
internal sealed record SourceArticle
{
    /// <summary>What it is called in its source, such as <c>post:1168</c>.</summary>
    public required string Key { get; init; }

    public ArticleKind Kind { get; init; }
    public ArticleState State { get; init; }

    /// <summary>As in the file; made valid here. Empty: from the title.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }
    public string Excerpt { get; init; } = "";
    public required string Markdown { get; init; }
    public string? Language { get; init; }

    /// <summary>The key of its author; null: whoever imports.</summary>
    public string? Author { get; init; }

    /// <summary>The default: nobody says, so it is the time of the import.</summary>
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public DateTime? PublishedAt { get; init; }
    public string? CanonicalUrl { get; init; }
    public bool AllowComments { get; init; } = true;
    public bool Featured { get; init; }

    /// <summary>The title of its series.</summary>
    public string? Series { get; init; }

    public int Position { get; init; }

    /// <summary>Of a page, the key of the one above it.</summary>
    public string? Parent { get; init; }

    /// <summary>The reference of its cover among the package's media.</summary>
    public string? Cover { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<string> FormerSlugs { get; init; } = [];
    public IReadOnlyList<SourceComment> Comments { get; init; } = [];
    public IReadOnlyList<SourceRevision> Revisions { get; init; } = [];
    public int Version { get; init; } = 1;

    /// <summary>Where it was, as <see cref="OldAddress"/> or as <see cref="LinkKey"/> says: links to there lead here.</summary>
    public IReadOnlyList<string> OldAddresses { get; init; } = [];

    /// <summary>What an address in its text leads to, as in <see cref="OldAddresses"/>; null: to nothing of the file.</summary>
    public Func<string, string?>? LinkKey { get; init; }

    /// <summary>What is different here from there, in words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <param name="Key">What it is called in its source; unique there.</param>
/// <param name="Parent">The key of the comment it answers, however deep.</param>
/// <param name="User">The key of the author whose account it is; null: a guest.</param>
internal sealed record SourceComment(string Key, string? Parent, string Name, string? Email, string? Url, string Markdown, CommentState State, DateTime At, string? User = null);

internal sealed record SourceRevision(int Version, DateTime At, string? User, string Slug, string Title, string Excerpt, string Markdown, string Language, string Tags);
