using BlogApp.Features.Articles.Editing.Checks;

namespace BlogApp.Features.Articles.Editing;

internal static class EditingRegistration
{
    public static IServiceCollection AddArticleEditing(this IServiceCollection services) => services
        .AddSingleton<EditorQuery>()
        .AddSingleton<WorkingCopies>()
        .AddSingleton<EditorSaves>()
        .AddSingleton<OwnLinks>()
        .AddSingleton<OutsideLinks>()
        .AddSingleton<EditingPresence>();
}
