using BlogApp.Features.Comments.Reading;
using BlogApp.Features.Comments.Studio;
using BlogApp.Features.Comments.Writing;
using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Comments;

internal static class CommentsRegistration
{
    public static IServiceCollection AddComments(this IServiceCollection services)
    {
        services.AddSettings<CommentsSettings>("Comments");
        services.AddSingleton<CommentSignals>();
        services.AddSingleton<CommentTargets>();
        services.AddSingleton<CommentThreads>();
        services.AddSingleton<CommentCommands>();
        services.AddSingleton<CommentStamp>();
        services.AddSingleton<CommentLimit>();
        services.AddSingleton<ReceiveComment>();
        services.AddSingleton<CommentModeration>();
        services.AddSingleton<ModerationQuery>();
        services.AddScheduledJob<TidyComments>(TidyComments.Name, Phrase.Key("Deletes spam and discarded comments after their days"), "0 30 3 * * ?");
        return services;
    }

    public static void MapComments(this WebApplication app)
    {
    }
}
