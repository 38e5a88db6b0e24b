using BlogApp.Features.Languages;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>What came of saving.</summary>
/// <param name="Id">The article; 0 when nothing was saved.</param>
/// <param name="Version">Its version now, for the next save.</param>
/// <param name="Problem">Why its state does not allow the change, in words for the author.</param>
internal sealed record ArticleSaved(SaveResult Result, long Id = 0, int Version = 0, Phrase? Problem = null)
{
    /// <summary>What is wrong, in words, by the name of the <see cref="EditField"/>.</summary>
    public IReadOnlyDictionary<string, Phrase> Errors { get; init; } = new Dictionary<string, Phrase>();

    public static ArticleSaved Invalid(IReadOnlyDictionary<string, Phrase> errors) => new(SaveResult.Invalid) { Errors = errors };
}

internal enum SaveResult
{
    Saved,

    /// <summary>There is no such article any more.</summary>
    Missing,

    /// <summary>Someone else saved it since the author began: nothing was overwritten.</summary>
    ChangedMeanwhile,

    /// <summary>Another article has the slug.</summary>
    SlugTaken,

    /// <summary>A field breaks the rules: <see cref="ArticleSaved.Errors"/> says which and why.</summary>
    Invalid,

    /// <summary>Whoever asked may not change this article.</summary>
    NotAllowed,

    /// <summary>The article's state does not allow it: <see cref="ArticleSaved.Problem"/> says why.</summary>
    Refused,
}
