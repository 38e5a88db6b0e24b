using BlogApp.Components.Layout;
using BlogApp.Features.Comments.Studio;
using BlogApp.Features.Comments.Writing;
using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Comments;

internal static class CommentsRegistration
{
    public static IServiceCollection AddComments(this IServiceCollection services)
    {
        services.AddSingleton(new StudioEntry(StudioSection.Authors, 50, "/studio/comments", Phrase.Key("Comments"), 'c', """<path d="M4 5h16v11H10l-5 4v-4H4z"/>""", Badge: StudioEntry.Shows<PendingBadge>()));
        services.AddSettings<CommentsSettings>("Comments");
        services.AddSingleton<CommentNotifier>();
        services.AddSingleton<CommentTargets>();
        services.AddSingleton<CommentThreads>();
        services.AddSingleton<CommentCommands>();
        services.AddSingleton<CommentStamp>();
        services.AddSingleton<CommentLimit>();
        services.AddSingleton<ReceiveComment>();
        services.AddSingleton<CommentModeration>();
        services.AddSingleton<ModerationQuery>();
        services.AddScheduledJob<TidyComments>(TidyComments.Name, Phrase.Key("Tidy comments"), Phrase.Key("Deletes spam and discarded comments after their days"), "0 30 3 * * ?");
        return services;
    }
}
