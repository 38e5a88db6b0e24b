using BlogApp.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace BlogApp.Data;

public static class DatabaseWriterExtensions
{
    /// <summary>
    /// Does all of the work or nothing, also through a crash, while nobody else writes: what it reads still holds when it
    /// writes. The context may save several times, and update and delete without loading.
    /// </summary>
    public static async Task<T> InTransactionAsync<T>(this IDatabaseWriter writer, IDbContextFactory<BlogDbContext> contexts, Func<BlogDbContext, Task<T>> work, CancellationToken cancellationToken)
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
}
