using BlogApp.Data;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Operations.Caches;

/// <summary>What admins do with the caches. Each is in the audit log.</summary>
internal sealed class CacheCommands(CachePurge caches, ITasks tasks, IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
{
    /// <returns>How many values went from this process.</returns>
    public async Task<int> PurgeAsync(PurgeTarget target, long by, CancellationToken cancellationToken)
    {
        var gone = await caches.PurgeAsync(target);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Audit(clock.GetUtcNow().UtcDateTime, by, "cache.purge", $"{target.Kind}: {target.Name}", Phrase.Format("Values dropped: {0:N0}", gone).ToString());
        await context.SaveChangesAsync(cancellationToken);
        return gone;
    }

    /// <summary>Renders the most read articles' pages into the cache, as a task. Starting it is audited with the task.</summary>
    public Task<long> WarmAsync(int pages, long by, CancellationToken cancellationToken) =>
        tasks.SubmitAsync<WarmCacheTask>(new WarmInput(pages), new TaskOptions(Phrase.Key("Warm up the cache of pages"), by), cancellationToken);
}
