namespace BlogApp.Features.Articles.Publishing;

/// <summary>An article as an author leaves it.</summary>
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
    IReadOnlyList<string> Tags);

/// <summary>What came of saving.</summary>
/// <param name="Id">The article; 0 when nothing was saved.</param>
/// <param name="Version">Its version now, for the next save.</param>
internal sealed record ArticleSaved(SaveResult Result, long Id = 0, int Version = 0);

internal enum SaveResult
{
    Saved,

    /// <summary>There is no such article any more.</summary>
    Missing,

    /// <summary>Someone else saved it since the author began: nothing was overwritten.</summary>
    ChangedMeanwhile,

    /// <summary>Another article has the slug.</summary>
    SlugTaken,

    /// <summary>The slug, a tag or a length breaks the rules.</summary>
    Invalid,
}
