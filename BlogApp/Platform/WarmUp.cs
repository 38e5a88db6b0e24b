using BlogApp.Data;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Platform;

/// <summary>
/// Makes beside the rest of the start what the first page would else wait for. Whatever fails here fails again, and is
/// told, where it is needed.
/// </summary>
internal static class WarmUp
{
    /// <summary>The model of the database: a fifth of a start, and every query needs it.</summary>
    public static void Model(IServiceProvider services) => Beside(() =>
    {
        using var context = services.GetRequiredService<IDbContextFactory<BlogDbContext>>().CreateDbContext();
        _ = context.Model;
    });

    /// <summary>The endpoints of the pages and their hub; all must be mapped.</summary>
    public static void Endpoints(IEndpointRouteBuilder routes)
    {
        // Only these keep them; the sources of plain routes make them anew for everyone who asks.
        var sources = routes.DataSources.Where(source => source.GetType().Namespace == "Microsoft.AspNetCore.Components.Endpoints").ToList();
        Beside(() =>
        {
            foreach (var source in sources)
                _ = source.Endpoints;
        });
    }

    private static void Beside(Action work) => _ = Task.Run(work);
}
