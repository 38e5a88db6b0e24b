using BlogApp.Data.Articles;

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
    private const string InTrash = "It is in the trash. Restore it first.";

    /// <summary>Why the step cannot be taken, in words for the author; null when it can.</summary>
    public static string? Refusal(this ArticleStep step, ArticleState from) => (step, from) switch
    {
        (ArticleStep.Publish, ArticleState.Published) => "It is published already.",
        (ArticleStep.Unpublish, ArticleState.Draft) => "It is a draft: there is nothing to take offline.",
        (ArticleStep.Unpublish, ArticleState.Unpublished) => "It is offline already.",
        (ArticleStep.Schedule, ArticleState.Published) => "It is published already. Take it offline before you give it a new date.",
        (ArticleStep.Trash, ArticleState.Trash) => "It is in the trash already.",
        (ArticleStep.Restore, not ArticleState.Trash) => "It is not in the trash.",
        (ArticleStep.Delete, not ArticleState.Trash) => "Only what is in the trash can be deleted forever.",
        (ArticleStep.Publish or ArticleStep.Unpublish or ArticleStep.Schedule, ArticleState.Trash) => InTrash,
        _ => null,
    };
}
