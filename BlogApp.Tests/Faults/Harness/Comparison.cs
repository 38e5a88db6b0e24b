using BlogApp.Features.Analytics.Collect;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Faults.Harness;

/// <param name="Differences">In words; empty when SQL contains exactly what was acknowledged.</param>
/// <param name="Lost">Acknowledged views that SQL does not contain.</param>
/// <param name="Doubled">Views in SQL that nobody requested.</param>
internal sealed record Verdict(IReadOnlyList<string> Differences, long Lost, long Doubled)
{
    public bool Exact => Differences.Count == 0;
}

/// <summary>Compares the blog's database with the clients' records: by article, hour, minute, reader and facet.</summary>
internal static class Comparison
{
    private const long Hour = 3600, Day = 86_400;

    public static Verdict Of(string databaseFile, Ledger ledger, IReadOnlyList<Reader> readers)
    {
        using var sql = new Tables(databaseFile);
        var articles = new Bounds<string>("Article");
        var hours = new Bounds<(string, long)>("ArticleHour");
        var minutes = new Bounds<long>("SiteMinute");
        var reads = new Bounds<(string, long)>("ArticleReader");
        var facets = new Bounds<(string, long, string, string)>("FacetDay");
        var salts = sql.Salts();
        foreach (var (entry, views) in ledger.Entries)
        {
            var reader = readers[entry.Reader];
            var at = entry.Minutes.ToArray();
            var days = at.Select(m => m / Day * Day).Distinct().ToArray();
            articles.Add([entry.Article], views, entry.Answered);
            minutes.Add(at, views, entry.Answered);
            hours.Add([.. at.Select(m => (entry.Article, m / Hour * Hour)).Distinct()], views, entry.Answered);
            reads.Add([.. days.Select(day => (entry.Article, VisitorOf(reader, salts, day)))], views, entry.Answered);
            foreach (var (facet, value) in reader.Facets)
                facets.Add([.. days.Select(day => (entry.Article, day, facet, value))], views, entry.Answered);
        }
        List<string> differences = [.. Agreement.Of(sql)];
        var (total, lost, doubled) = articles.Compare(sql.Sums<string>("SELECT Slug, Views FROM Article WHERE Views <> 0", r => r.GetString(0)));
        differences.AddRange(total);
        differences.AddRange(hours.Compare(sql.Sums("SELECT a.Slug, h.Hour, h.Views FROM ArticleHour h JOIN Article a ON a.Id = h.ArticleId", r => (r.GetString(0), r.GetInt64(1)))).Differences);
        differences.AddRange(minutes.Compare(sql.Sums("SELECT Minute, Views FROM SiteMinute", r => r.GetInt64(0))).Differences);
        var byReader = reads.Compare(sql.Sums("SELECT a.Slug, r.VisitorId, r.Reads FROM ArticleReader r JOIN Article a ON a.Id = r.ArticleId", r => (r.GetString(0), r.GetInt64(1))));
        differences.AddRange(byReader.Differences);
        differences.AddRange(facets.Compare(sql.Sums("SELECT a.Slug, f.Day, f.Facet, f.Value, f.Views FROM FacetDay f JOIN Article a ON a.Id = f.ArticleId",
            r => (r.GetString(0), r.GetInt64(1), r.GetString(2), r.GetString(3)))).Differences);
        // Unanswered requests blur an article's total more than a reader's.
        return new Verdict(differences, Math.Max(lost, byReader.Lost), Math.Max(doubled, byReader.Doubled));
    }

    private static long VisitorOf(Reader reader, Dictionary<long, byte[]> salts, long day) =>
        salts.TryGetValue(day, out var salt) ? VisitorHash.Compute(salt, reader.Address, reader.Agent) : 0;
}

/// <summary>The rollups in a database file.</summary>
internal sealed class Tables : IDisposable
{
    private readonly SqliteConnection _connection;

    public Tables(string databaseFile)
    {
        _connection = new SqliteConnection($"Data Source={databaseFile};Mode=ReadOnly;Pooling=False");
        _connection.Open();
    }

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> row)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    /// <summary>The last column, summed by key.</summary>
    public Dictionary<TKey, long> Sums<TKey>(string sql, Func<SqliteDataReader, TKey> key) where TKey : notnull =>
        Rows(sql, r => (Key: key(r), Sum: r.GetInt64(r.FieldCount - 1))).ToDictionary(r => r.Key, r => r.Sum);

    public Dictionary<long, byte[]> Salts() =>
        Rows("SELECT Day, Salt FROM DailySalt", r => (Day: r.GetInt64(0), Salt: (byte[])r[1])).ToDictionary(s => s.Day, s => s.Salt);

    public void Dispose() => _connection.Dispose();
}
