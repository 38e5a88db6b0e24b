using BlogApp.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace BlogApp.Platform.Stores;

/// <summary>
/// What EF runs every query and every save through. Queries go through the breaker; saves, which wait their turn at the
/// writing connection, are only graded. A constraint that is broken stays EF's exception: the caller knows what to say.
/// </summary>
internal sealed class GuardedSql(ExecutionStrategyDependencies ef, SqliteWriter writer, StoreBreakers breakers, StoreHealth health) : IExecutionStrategy
{
    public static void Use(IServiceProvider provider, SqliteDbContextOptionsBuilder options) => options.ExecutionStrategy(ef => new GuardedSql(
        ef, provider.GetRequiredService<SqliteWriter>(), provider.GetRequiredService<StoreBreakers>(), provider.GetRequiredService<StoreHealth>()));

    public bool RetriesOnFailure => false;

    private DbContext Context => ef.CurrentContext.Context;

    private bool Writes => writer.Owns(Context.Database.GetDbConnection());

    public TResult Execute<TState, TResult>(
        TState state, Func<DbContext, TState, TResult> operation, Func<DbContext, TState, ExecutionResult<TResult>>? verifySucceeded)
    {
        var call = (Context, state, operation);
        return Writes
            ? health.Run(StoreKind.SqlWriting, call, static c => c.operation(c.Context, c.state))
            : breakers.Sql.Run(call, static c => c.operation(c.Context, c.state));
    }

    public Task<TResult> ExecuteAsync<TState, TResult>(
        TState state, Func<DbContext, TState, CancellationToken, Task<TResult>> operation,
        Func<DbContext, TState, CancellationToken, Task<ExecutionResult<TResult>>>? verifySucceeded, CancellationToken cancellationToken = default)
    {
        var call = (Context, state, operation);
        return Writes
            ? health.RunAsync(StoreKind.SqlWriting, call, static (c, token) => c.operation(c.Context, c.state, token), cancellationToken)
            : breakers.Sql.RunAsync(call, static (c, token) => c.operation(c.Context, c.state, token), cancellationToken);
    }
}
