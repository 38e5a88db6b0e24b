using BlogApp.Data.Sqlite;
using Microsoft.Data.Sqlite;

namespace BlogApp.Platform.Stores;

/// <summary>
/// Reads the database without EF: for the little that a start must know before it serves, while EF's model, a fifth of
/// the start, is still being made beside it. Through the same breaker as EF's queries.
/// </summary>
internal sealed class PlainSql(string databaseFile, StoreBreaker breaker)
{
    /// <exception cref="StoreAwayException">SQL is away.</exception>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object Value)[] parameters) =>
        breaker.Run((databaseFile, sql, row, parameters), static query =>
        {
            using var connection = DataRegistration.OpenReadOnly(query.databaseFile);
            return connection.Rows(query.sql, query.row, transaction: null, query.parameters);
        });

    /// <summary>Whether the query has a row.</summary>
    /// <exception cref="StoreAwayException">SQL is away.</exception>
    public bool Any(string sql, params (string Name, object Value)[] parameters) => Rows(sql, static _ => true, parameters).Count > 0;
}
