using System.Text.Json.Serialization;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Revisions.Comparison;

namespace BlogApp.Features.Articles.Editing.Saving;

/// <param name="Id">Null for a new one.</param>
/// <param name="Version">The version that the window began with.</param>
/// <param name="CopyId">The working copy that the save settles.</param>
/// <param name="Session">The window.</param>
/// <param name="Then">What happens to the article afterwards. Unpublishing, the trash and coming back from it leave the text as it is saved.</param>
/// <param name="At">When it is to be published, for <see cref="SaveThen.Schedule"/>.</param>
internal sealed record SaveRequest(
    long? Id, int Version, long? CopyId, string Session, [property: JsonConverter(typeof(EnumByName<ArticleKind>))] ArticleKind Kind, EditorFields Fields,
    SaveThen Then = SaveThen.Nothing, DateTimeOffset? At = null);

[JsonConverter(typeof(EnumByName<SaveThen>))]
internal enum SaveThen
{
    Nothing,
    Publish,
    Schedule,
    Unpublish,
    Trash,
    Restore,
}

/// <param name="Result">saved, invalid, conflict, missing or refused.</param>
internal sealed record SaveAnswer(string Result)
{
    /// <summary>Of saved: the article as it is now. Of refused: the same, when its text was saved and only its state was not changed.</summary>
    public EditedArticle? Article { get; init; }

    /// <summary>With <see cref="Article"/>: the fields as they were stored.</summary>
    public EditorFields? Fields { get; init; }

    /// <summary>Of invalid: what is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    /// <summary>Of conflict: what someone else saved meanwhile.</summary>
    public TheirVersion? Theirs { get; init; }

    public string? Message { get; init; }

    public int Status => Result switch
    {
        "saved" => StatusCodes.Status200OK,
        "invalid" => StatusCodes.Status422UnprocessableEntity,
        "conflict" => StatusCodes.Status409Conflict,
        "refused" => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status404NotFound,
    };
}

/// <param name="By">Who saved it; null when that is not known.</param>
/// <param name="Comparison">Theirs on the left, this window's on the right.</param>
internal sealed record TheirVersion(EditedArticle Article, EditorFields Fields, string? By, ArticleComparison Comparison);
