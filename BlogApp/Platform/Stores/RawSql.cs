using BlogApp.Data.Storage;

namespace BlogApp.Platform.Stores;

/// <summary>
/// Reads the database without EF, for what the server must know before it serves. Startup then does not wait for EF's
/// first query. Uses the same breaker as EF's queries.
/// </summary>
internal sealed class RawSql(IPlainQueries queries, StoreBreaker breaker)
{
    /// <exception cref="StoreUnavailableException">The database is unavailable.</exception>
    public T Read<T>(Func<IPlainQueries, T> query) => breaker.Run((queries, query), static read => read.query(read.queries));
}
