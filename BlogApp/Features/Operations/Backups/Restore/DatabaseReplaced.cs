using BlogApp.Data;
using BlogApp.Features.Giveaways.Live;
using BlogApp.Platform.Caching;
using BlogApp.Platform.DataDirectory;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Operations.Backups.Restore;

/// <summary>
/// At the first start with another database, voids what Redis still has of the one before: cached values, and the live state
/// of giveaways. Redis need not be there: what is void is remembered until it is.
/// </summary>
internal sealed class DatabaseReplaced(DataDirectory directory, ICacheInvalidator cache, ClaimLiveStores claims, IDbContextFactory<BlogDbContext> contexts) : IHostedService
{
    public static void Mark(string root) => File.WriteAllText(PathIn(root), "The database was replaced. The next start voids what caches have of the one before.\n");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var mark = PathIn(directory.Root);
        if (!File.Exists(mark))
            return;
        await cache.InvalidateAsync([CacheTag.Everything], cancellationToken);
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            foreach (var id in await context.Giveaways.Select(giveaway => giveaway.Id).ToListAsync(cancellationToken))
                claims.MarkStale(id);
        }
        File.Delete(mark);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string PathIn(string root) => Path.Combine(root, "replaced");
}
