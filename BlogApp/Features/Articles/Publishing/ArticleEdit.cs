using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>An article or a page as an author leaves it.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Version">The version that the author began with; 0 for a new one.</param>
/// <param name="AuthorId">Whose it is; only looked at for a new one.</param>
internal sealed record ArticleEdit(
    long? Id,
    int Version,
    long AuthorId,
    string Slug,
    string Title,
    string Excerpt,
    string Markdown,
    string Language,
    IReadOnlyList<string> Tags)
{
    /// <summary>Only looked at for a new one.</summary>
    public ArticleKind Kind { get; init; }

    /// <summary>What stands beside the text; null leaves it as it is, and gives a new one the defaults.</summary>
    public ArticleDetails? Details { get; init; }

    /// <summary>Who saves it, as the command knows; null when the server itself does.</summary>
    public long? SavedBy { get; init; }

    /// <summary>
    /// What <see cref="SavedBy"/> had in the editor: the save settles it in the same transaction. A new article that is
    /// saved a second time with the same working copy, because the first answer was lost, is saved once.
    /// </summary>
    public long? WorkingCopyId { get; init; }
}

/// <summary>What stands beside the text.</summary>
/// <param name="CoverId">A picture of the library; null: one is drawn.</param>
/// <param name="CanonicalUrl">Where the text appeared first; empty: here.</param>
/// <param name="Series">The title of the series; one that does not exist yet is begun; empty: none.</param>
/// <param name="Position">The place in the series, or of a page among its siblings; null: behind the others.</param>
/// <param name="ParentId">Of a page, the one above it.</param>
internal sealed record ArticleDetails(
    long? CoverId = null,
    string CanonicalUrl = "",
    bool AllowComments = true,
    bool Featured = false,
    string Series = "",
    int? Position = null,
    long? ParentId = null);
