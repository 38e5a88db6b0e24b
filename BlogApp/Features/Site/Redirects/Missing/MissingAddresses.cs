using System.Collections.Concurrent;
using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Site.Redirects.Missing;

/// <summary>
/// Collects the addresses without a page that readers asked for: in memory, at most <see cref="MostWaiting"/> of them, and
/// saved together, of which the <see cref="MostKept"/> with the most requests stay. Nothing of who asked is kept.
/// </summary>
internal sealed class MissingAddresses(IDatabaseWriter writer, IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
{
    public const int MostKept = 1000, MostIgnored = 1000;
    public const int MostWaiting = 2000;
    private const int RowsAtOnce = 500;

    private ConcurrentDictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);

    /// <summary>Notes one request. New addresses are dropped while too many wait: a flood of them says nothing.</summary>
    /// <param name="path">As requested, unescaped.</param>
    /// <param name="query">As requested.</param>
    /// <param name="referrer">The host with the link; empty when it is not known.</param>
    public void Note(string path, string? query, string referrer)
    {
        if (MissingRules.Kept(path, query) is not { } kept)
            return;
        var waiting = Volatile.Read(ref _waiting);
        if (!waiting.ContainsKey(kept) && waiting.Count >= MostWaiting)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        waiting.AddOrUpdate(kept, _ => new(1, now, now, referrer), (_, before) => before.Again(1, now, referrer));
    }

    /// <summary>Saves what was noted since.</summary>
    /// <returns>The number of addresses.</returns>
    public async Task<int> SaveAsync(CancellationToken cancellationToken)
    {
        if (_waiting.IsEmpty)
            return 0;
        var taken = Interlocked.Exchange(ref _waiting, new(StringComparer.Ordinal));
        try
        {
            await writer.InTransactionAsync(contexts, async context =>
            {
                foreach (var paths in taken.Keys.Chunk(RowsAtOnce))
                    await AddAsync(context, taken, paths, cancellationToken);
                await TrimAsync(context, ignored: false, MostKept, cancellationToken);
                await TrimAsync(context, ignored: true, MostIgnored, cancellationToken);
                return true;
            }, cancellationToken);
        }
        catch
        {
            foreach (var (path, waiting) in taken.Take(MostWaiting))
                _waiting.AddOrUpdate(path, waiting, (_, since) => waiting.Again(since.Requests, since.Last, since.Referrer));
            throw;
        }
        return taken.Count;
    }

    /// <summary>Forgets what nobody asked for since.</summary>
    /// <returns>The number of addresses.</returns>
    public Task<int> ForgetAsync(DateTime since, CancellationToken cancellationToken) =>
        writer.InTransactionAsync(contexts, context => context.MissingAddresses.Where(m => m.LastAt < since).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    /// <summary>Hides an address from the list, or shows it again.</summary>
    public Task<int> IgnoreAsync(long id, bool ignored, CancellationToken cancellationToken) =>
        writer.InTransactionAsync(contexts, context => context.MissingAddresses.Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Ignored, ignored), cancellationToken), cancellationToken);

    private static async Task AddAsync(BlogDbContext context, ConcurrentDictionary<string, Waiting> taken, string[] paths, CancellationToken cancellationToken)
    {
        var known = await context.MissingAddresses.Where(m => paths.Contains(m.Path)).ToDictionaryAsync(m => m.Path, StringComparer.Ordinal, cancellationToken);
        foreach (var path in paths)
        {
            var waiting = taken[path];
            if (!known.TryGetValue(path, out var row))
                context.MissingAddresses.Add(row = new MissingAddress { Path = path, FirstAt = waiting.First });
            row.Requests += waiting.Requests;
            row.LastAt = waiting.Last;
            if (waiting.Referrer.Length > 0)
                row.Referrer = waiting.Referrer;
        }
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
    }

    // The least asked for go first, and of those the ones that were not asked for the longest.
    private static async Task TrimAsync(BlogDbContext context, bool ignored, int most, CancellationToken cancellationToken)
    {
        var beyond = context.MissingAddresses.Where(m => m.Ignored == ignored).OrderByDescending(m => m.Requests).ThenByDescending(m => m.LastAt).ThenByDescending(m => m.Id).Skip(most).Select(m => m.Id);
        await context.MissingAddresses.Where(m => beyond.Contains(m.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private sealed record Waiting(long Requests, DateTime First, DateTime Last, string Referrer)
    {
        public Waiting Again(long requests, DateTime at, string referrer) => this with { Requests = Requests + requests, Last = at, Referrer = referrer.Length > 0 ? referrer : Referrer };
    }
}
