using System.Text.Json.Serialization;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Revisions.Comparison;

namespace BlogApp.Features.Articles.Editing;

/// <param name="Id">Null for a new article.</param>
/// <param name="Version">The version that the window started from.</param>
/// <param name="CopyId">The working copy that the save settles.</param>
/// <param name="Session">Identifies the window.</param>
/// <param name="Then">The change of state after saving. Unpublishing, trashing and restoring do not change the saved text.</param>
/// <param name="At">When it is to be published, for <see cref="SaveThen.Schedule"/>; for <see cref="SaveThen.Publish"/> the date it has from the beginning, null: now.</param>
internal sealed record SaveRequest(
    long? Id, int Version, long? CopyId, string Session, [property: JsonConverter(typeof(EnumByName<ArticleKind>))] ArticleKind Kind, EditorFields Fields,
    SaveThen Then = SaveThen.Nothing, DateTimeOffset? At = null);

/// <summary>What would be saved, to be looked at only.</summary>
internal sealed record CheckRequest(long? Id, [property: JsonConverter(typeof(EnumByName<ArticleKind>))] ArticleKind Kind, EditorFields Fields);

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
    /// <summary>For saved: the current article. For refused: the same, if the text was saved and only the state was not changed.</summary>
    public EditedArticle? Article { get; init; }

    /// <summary>With <see cref="Article"/>: the stored fields.</summary>
    public EditorFields? Fields { get; init; }

    /// <summary>For invalid: the errors by field.</summary>
    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    /// <summary>For conflict: what someone else saved meanwhile.</summary>
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

/// <param name="By">Who saved it; null when unknown.</param>
/// <param name="Comparison">The other version on the left, this window's on the right.</param>
internal sealed record TheirVersion(EditedArticle Article, EditorFields Fields, string? By, ArticleComparison Comparison);
