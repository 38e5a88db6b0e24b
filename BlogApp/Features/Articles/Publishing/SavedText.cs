using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>Describes the result of a change in words for the user.</summary>
internal static class SavedText
{
    /// <summary>Why it was not saved; null when it was.</summary>
    public static Phrase? Problem(ArticleSaved saved) => saved.Result switch
    {
        SaveResult.Saved => null,
        SaveResult.Missing => Phrase.Format("It is no longer there."),
        SaveResult.ChangedMeanwhile => Phrase.Format("Someone changed it meanwhile. Look at it again first."),
        SaveResult.SlugTaken => Phrase.Format("Another article has its address."),
        SaveResult.NotAllowed => Phrase.Format("It is someone else's."),
        SaveResult.Invalid when saved.Errors.Values.FirstOrDefault() is { } error => error,
        _ => saved.Problem ?? Phrase.Format("It cannot be saved as it is."),
    };
}
