using BlogApp.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BlogApp.Platform.Stores;

/// <summary>
/// Runs all of EF's queries and saves. Queries go through the breaker. Saves wait their turn at the writing connection
/// and are only graded. A constraint violation keeps EF's exception, because the caller knows how to explain it.
/// </summary>
internal sealed class SqlExecutionStrategy(ExecutionStrategyDependencies ef, IDatabaseWriter writer, StoreBreakers breakers, StoreHealth health) : IExecutionStrategy
{
    public static IExecutionStrategy Use(IServiceProvider provider, ExecutionStrategyDependencies ef) => new SqlExecutionStrategy(
        ef, provider.GetRequiredService<IDatabaseWriter>(), provider.GetRequiredService<StoreBreakers>(), provider.GetRequiredService<StoreHealth>());

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
