using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>The result of a save.</summary>
/// <param name="Id">The article; 0 when nothing was saved.</param>
/// <param name="Version">Its new version, for the next save.</param>
/// <param name="Problem">Why the article's state does not allow the change, in words for the author.</param>
internal sealed record ArticleSaved(SaveResult Result, long Id = 0, int Version = 0, Phrase? Problem = null)
{
    /// <summary>The errors in words, by name of the <see cref="EditField"/>.</summary>
    public IReadOnlyDictionary<string, Phrase> Errors { get; init; } = new Dictionary<string, Phrase>();

    public static ArticleSaved Invalid(IReadOnlyDictionary<string, Phrase> errors) => new(SaveResult.Invalid) { Errors = errors };
}

internal enum SaveResult
{
    Saved,

    /// <summary>The article no longer exists.</summary>
    Missing,

    /// <summary>Someone else saved the article since the author started. Nothing was overwritten.</summary>
    ChangedMeanwhile,

    /// <summary>Another article has the slug.</summary>
    SlugTaken,

    /// <summary>A field is invalid; see <see cref="ArticleSaved.Errors"/>.</summary>
    Invalid,

    /// <summary>The user may not change this article.</summary>
    NotAllowed,

    /// <summary>The article's state does not allow the change; see <see cref="ArticleSaved.Problem"/>.</summary>
    Refused,
}
