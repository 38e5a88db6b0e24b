using BlogApp.Data.Analytics;
using BlogApp.Data.Storage;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite;

internal sealed class PlainQueries(SqliteFile file) : IPlainQueries
{
    public List<string> RoleNames() => Rows("SELECT Name FROM Role", static row => row.GetString(0));

    public bool AnyInRole(string role) =>
        Rows("SELECT 1 FROM UserRole m JOIN Role r ON r.Id = m.RoleId WHERE r.Name = $role LIMIT 1", static _ => true, ("$role", role)).Count > 0;

    public bool AnyUserWithoutSlug() => Rows("SELECT 1 FROM User WHERE Slug IS NULL LIMIT 1", static _ => true).Count > 0;

    public bool AnyArticle() => Rows("SELECT 1 FROM Article LIMIT 1", static _ => true).Count > 0;

    public List<long> ArticlesChangedSince(DateTime since, int most) =>
        Rows("SELECT Id FROM Article WHERE UpdatedAt >= $since ORDER BY Id LIMIT $most", static row => row.GetInt64(0), ("$since", since), ("$most", most));

    public List<DailySalt> DailySalts() =>
        Rows("SELECT Day, Salt FROM DailySalt", static row => new DailySalt { Day = row.GetInt64(0), Salt = row.GetFieldValue<byte[]>(1) });

    public List<string> MediaNames() => Rows("SELECT Name FROM MediaFile UNION ALL SELECT Name FROM MediaVariant", static row => row.GetString(0));

    public List<(string Title, string Address)> MenuLinks() =>
        Rows("SELECT Title, Address FROM MenuItem ORDER BY Position, Id", static row => (row.GetString(0), row.GetString(1)));

    public List<KeyValuePair<string, string>> SiteSettings() =>
        Rows("SELECT Key, Value FROM Setting WHERE Key LIKE 'Site:%'", static row => KeyValuePair.Create(row.GetString(0), row.GetString(1)));

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var connection = file.OpenReadOnly();
        return connection.Rows(sql, row, transaction: null, parameters);
    }
}
