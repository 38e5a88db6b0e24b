using System.Collections.Concurrent;
using BlogApp.Data;
using BlogApp.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Site.Redirects;

/// <summary>
/// Counts the requests that were led on: in memory, and in one transaction for all of them when they are saved. A request
/// never waits for a write. What was not saved when the process is killed is lost.
/// </summary>
internal sealed class RedirectHits(IDatabaseWriter writer, IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
{
    private const int RowsAtOnce = 500;

    // At most one entry for each redirect.
    private ConcurrentDictionary<long, Waiting> _waiting = new();

    public void Note(long redirect)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        _waiting.AddOrUpdate(redirect, static (_, now) => new(1, now), static (_, before, now) => new(before.Hits + 1, now), at);
    }

    /// <summary>Saves what was counted since.</summary>
    /// <returns>The number of redirects that were followed.</returns>
    public async Task<int> SaveAsync(CancellationToken cancellationToken)
    {
        if (_waiting.IsEmpty)
            return 0;
        // Whoever counts into the old one at this moment may be missed; these numbers are no accounts.
        var taken = Interlocked.Exchange(ref _waiting, new());
        try
        {
            await writer.InTransactionAsync(contexts, async context =>
            {
                foreach (var ids in taken.Keys.Chunk(RowsAtOnce))
                {
                    foreach (var row in await context.Redirects.Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken))
                        (row.Hits, row.LastHitAt) = (row.Hits + taken[row.Id].Hits, taken[row.Id].At);
                    await context.SaveChangesAsync(cancellationToken);
                    context.ChangeTracker.Clear();
                }
                return true;
            }, cancellationToken);
        }
        catch
        {
            // They wait for the next time.
            foreach (var (id, waiting) in taken)
                _waiting.AddOrUpdate(id, waiting, (_, since) => new(since.Hits + waiting.Hits, since.At));
            throw;
        }
        return taken.Count;
    }

    private readonly record struct Waiting(long Hits, DateTime At);
}
