using BlogApp.Data;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>
/// For other code that brings many articles, with dates, states and comments of their own. Each piece is one
/// transaction, and the pages show all of it once at the end.
/// </summary>
internal sealed class BulkPublishing(IDbContextFactory<BlogDbContext> contexts, SqliteWriter writer, ICacheInvalidator cache)
{
    /// <summary>Does all of the work or nothing, also through a crash. The context may save several times.</summary>
    public async Task<T> InTransactionAsync<T>(Func<BlogDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var usual = await contexts.CreateDbContextAsync(cancellationToken);
        using var turn = await writer.EnterAsync(cancellationToken);
        // Without the writer: this one has the writing connection already, and would wait for itself.
        await using var context = new BlogDbContext((DbContextOptions<BlogDbContext>)usual.GetService<IDbContextOptions>());
        context.Database.SetDbConnection(turn.Connection);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var result = await work(context);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>When this returns, every page of this node shows what was brought.</summary>
    public ValueTask ShowAsync() => cache.InvalidateAsync([CacheTag.Everything], CancellationToken.None);
}
