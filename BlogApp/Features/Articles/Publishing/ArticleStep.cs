using BlogApp.Data.Articles;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>What someone may ask for an article to become.</summary>
internal enum ArticleStep
{
    Publish,

    /// <summary>Takes a published article offline, and a scheduled one off its schedule.</summary>
    Unpublish,

    /// <summary>Gives a date ahead, or another one.</summary>
    Schedule,

    Trash,
    Restore,
    Delete,
}

internal static class ArticleSteps
{
    /// <summary>Why the step cannot be taken, for the author; null when it can.</summary>
    public static Phrase? Refusal(this ArticleStep step, ArticleState from) => (step, from) switch
    {
        (ArticleStep.Publish, ArticleState.Published) => Phrase.Of("It is published already."),
        (ArticleStep.Unpublish, ArticleState.Draft) => Phrase.Of("It is a draft: there is nothing to take offline."),
        (ArticleStep.Unpublish, ArticleState.Unpublished) => Phrase.Of("It is offline already."),
        (ArticleStep.Schedule, ArticleState.Published) => Phrase.Of("It is published already. Take it offline before you give it a new date."),
        (ArticleStep.Trash, ArticleState.Trash) => Phrase.Of("It is in the trash already."),
        (ArticleStep.Restore, not ArticleState.Trash) => Phrase.Of("It is not in the trash."),
        (ArticleStep.Delete, not ArticleState.Trash) => Phrase.Of("Only what is in the trash can be deleted forever."),
        (ArticleStep.Publish or ArticleStep.Unpublish or ArticleStep.Schedule, ArticleState.Trash) => Phrase.Of("It is in the trash. Restore it first."),
        _ => null,
    };
}
