using BlogApp.Features.Languages;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>What came of a change, in words for who asked for it.</summary>
internal static class SavedText
{
    /// <summary>Why it was not saved; null when it was.</summary>
    public static Phrase? Problem(ArticleSaved saved) => saved.Result switch
    {
        SaveResult.Saved => null,
        SaveResult.Missing => Phrase.Of("It is no longer there."),
        SaveResult.ChangedMeanwhile => Phrase.Of("Someone changed it meanwhile. Look at it again first."),
        SaveResult.SlugTaken => Phrase.Of("Another article has its address."),
        SaveResult.NotAllowed => Phrase.Of("It is someone else's."),
        SaveResult.Invalid when saved.Errors.Values.FirstOrDefault() is { } error => error,
        _ => saved.Problem ?? Phrase.Of("It cannot be saved as it is."),
    };
}
