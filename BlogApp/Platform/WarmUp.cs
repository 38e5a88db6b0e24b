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

    /// <summary>The endpoints, which the first request would build; all must be mapped.</summary>
    public static void Endpoints(IServiceProvider services) => Beside(() => _ = services.GetRequiredService<EndpointDataSource>().Endpoints);

    private static void Beside(Action work) => _ = Task.Run(work);
}
