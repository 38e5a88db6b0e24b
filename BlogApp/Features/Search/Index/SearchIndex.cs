using BlogApp.Data;
using BlogApp.Data.Search;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Search.Index;

/// <summary>Keeps the full-text index in step with what is published.</summary>
internal sealed class SearchIndex(IDbContextFactory<BlogDbContext> contexts, ISearchIndexReader reader, ISearchIndexWriter writer, ICacheInvalidator cache) : IDisposable
{
    /// <summary>
    /// Raise it when what is indexed changes, as with a new version of the dictionaries: everything is then indexed anew
    /// at the next start.
    /// </summary>
    public const int Rules = 4;

    // 3 ms for an article of 1,000 words: the writing connection is held for a third of a second.
    private const int BatchSize = 100;

    private readonly SemaphoreSlim _turns = new(1, 1);

    /// <summary>Whether there are changes that the index does not contain yet.</summary>
    public async Task<bool> HasPendingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await reader.HasPendingAsync(context, cancellationToken);
    }

    /// <summary>Processes noted changes, batch by batch.</summary>
    /// <param name="batches">Maximum number of batches.</param>
    /// <returns>The number of articles examined.</returns>
    public async Task<int> UpdateAsync(int batches, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            var done = 0;
            for (var batch = 0; batch < batches; batch++)
            {
                var documents = await ReadPendingAsync(cancellationToken);
                if (documents.Count > 0)
                    await writer.WriteAsync(documents, Rules, cancellationToken);
                done += documents.Count;
                if (documents.Count < BatchSize)
                    break;
            }
            if (done > 0)
                await cache.InvalidateAsync([CacheTag.Search], CancellationToken.None);
            return done;
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Notes every article whose version the index has not seen, and every one it should have removed.</summary>
    /// <returns>The number of articles noted.</returns>
    public async Task<int> CompareAsync(CancellationToken cancellationToken)
    {
        List<long> wrong;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            // Uses a read-only connection: reading the versions of 10,000 articles takes 60 ms.
            wrong = await reader.WrongAsync(context, Rules, cancellationToken);
        }
        if (wrong.Count == 0)
            return 0;
        await writer.NoteAsync(wrong, cancellationToken);
        return wrong.Count;
    }

    /// <summary>Makes sure that changes are noted.</summary>
    public Task EnsureTriggersAsync(CancellationToken cancellationToken) => writer.EnsureNotedAsync(cancellationToken);

    /// <summary>Merges some of the index's segments. Indexes everything anew when the index is damaged.</summary>
    /// <returns>False when the index was damaged.</returns>
    public async Task<bool> CareAsync(CancellationToken cancellationToken)
    {
        if (await writer.CareAsync(cancellationToken))
            return true;
        await CompareAsync(cancellationToken);
        await UpdateAllAsync(cancellationToken);
        return false;
    }

    /// <summary>Processes all noted changes. The writing connection is free between batches.</summary>
    public async Task UpdateAllAsync(CancellationToken cancellationToken)
    {
        while (await HasPendingAsync(cancellationToken))
            await UpdateAsync(batches: 1, cancellationToken);
    }

    private async Task<List<SearchDocument>> ReadPendingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // Read the notes first: later changes are noted again.
        var pending = await reader.PendingAsync(context, BatchSize, cancellationToken);
        var ids = pending.ConvertAll(p => p.ArticleId);
        var articles = await context.Articles.AsNoTracking().Include(a => a.Tags).Include(a => a.Author).AsSplitQuery().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
        return pending.ConvertAll(p => SearchDocuments.From(p, articles.GetValueOrDefault(p.ArticleId)));
    }

    public void Dispose() => _turns.Dispose();
}
