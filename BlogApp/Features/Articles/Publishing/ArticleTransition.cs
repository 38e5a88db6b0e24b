using BlogApp.Data.Articles;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>The changes of state that a user can request.</summary>
internal enum ArticleTransition
{
    Publish,

    /// <summary>Unpublishes a published article, or cancels a schedule.</summary>
    Unpublish,

    /// <summary>Sets or changes a future date.</summary>
    Schedule,

    Trash,
    Restore,
    Delete,
}

internal static class ArticleTransitions
{
    /// <summary>Why the transition is not allowed, in words for the author; null when it is.</summary>
    public static Phrase? ProblemFrom(this ArticleTransition step, ArticleState from) => (step, from) switch
    {
        (ArticleTransition.Publish, ArticleState.Published) => Phrase.Format("It is published already."),
        (ArticleTransition.Unpublish, ArticleState.Draft) => Phrase.Format("It is a draft: there is nothing to take offline."),
        (ArticleTransition.Unpublish, ArticleState.Unpublished) => Phrase.Format("It is offline already."),
        (ArticleTransition.Schedule, ArticleState.Published) => Phrase.Format("It is published already. Take it offline before you give it a new date."),
        (ArticleTransition.Trash, ArticleState.Trash) => Phrase.Format("It is in the trash already."),
        (ArticleTransition.Restore, not ArticleState.Trash) => Phrase.Format("It is not in the trash."),
        (ArticleTransition.Delete, not ArticleState.Trash) => Phrase.Format("Only what is in the trash can be deleted forever."),
        (ArticleTransition.Publish or ArticleTransition.Unpublish or ArticleTransition.Schedule, ArticleState.Trash) => Phrase.Format("It is in the trash. Restore it first."),
        _ => null,
    };
}
