namespace BlogApp.Features.Comments;

internal static class CommentsRegistration
{
    public static IServiceCollection AddComments(this IServiceCollection services) => services;

    public static void MapComments(this WebApplication app)
    {
    }
}
