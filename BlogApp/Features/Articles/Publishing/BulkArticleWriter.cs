using BlogApp.Data;
using BlogApp.Data.Storage;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>
/// For code that adds many articles with their own dates, states and comments. Each piece is one transaction, and the
/// pages show everything at once at the end.
/// </summary>
internal sealed class BulkArticleWriter(IDbContextFactory<BlogDbContext> contexts, IDatabaseWriter writer, ICacheInvalidator cache)
{
    /// <summary>Does all of the work or none of it, even in a crash. The context may save several times.</summary>
    public Task<T> InTransactionAsync<T>(Func<BlogDbContext, Task<T>> work, CancellationToken cancellationToken) =>
        writer.InTransactionAsync(contexts, work, cancellationToken);

    /// <summary>When this returns, every page on this node shows the changes.</summary>
    public ValueTask InvalidateAsync() => cache.InvalidateAsync([CacheTag.Everything], CancellationToken.None);
}
