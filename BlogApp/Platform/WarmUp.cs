using BlogApp.Data;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Platform;

/// <summary>
/// Prepares, in parallel with the rest of the start, what the first page would otherwise wait for. A failure here
/// happens again, and is reported, where the result is needed.
/// </summary>
internal static class WarmUp
{
    /// <summary>Builds the database model, which every query needs.</summary>
    public static void Model(IServiceProvider services) => Beside(() =>
    {
        using var context = services.GetRequiredService<IDbContextFactory<BlogDbContext>>().CreateDbContext();
        _ = context.Model;
    });

    /// <summary>Builds the endpoints of pages and their hub. All of them must be mapped already.</summary>
    public static void Endpoints(IEndpointRouteBuilder routes)
    {
        // Only these data sources cache their endpoints; those of plain routes rebuild them on every access.
        var sources = routes.DataSources.Where(source => source.GetType().Namespace == "Microsoft.AspNetCore.Components.Endpoints").ToList();
        Beside(() =>
        {
            foreach (var source in sources)
                _ = source.Endpoints;
        });
    }

    private static void Beside(Action work) => _ = Task.Run(work);
}
