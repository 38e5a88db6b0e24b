using BlogApp.Features.Articles.Editing.Keeping;
using BlogApp.Features.Articles.Editing.Presence;
using BlogApp.Features.Articles.Editing.Saving;

namespace BlogApp.Features.Articles.Editing;

internal static class EditingRegistration
{
    public static IServiceCollection AddArticleEditing(this IServiceCollection services) => services
        .AddSingleton<EditorQuery>()
        .AddSingleton<WorkingCopies>()
        .AddSingleton<EditorSaves>()
        .AddSingleton<EditingPresence>();
}
