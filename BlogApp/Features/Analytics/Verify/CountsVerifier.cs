using BlogApp.Data.Sqlite;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Features.Languages;
using Microsoft.Data.Sqlite;

namespace BlogApp.Features.Analytics.Verify;

/// <summary>
/// Compares every number with what it can be recomputed from: inside SQL in one snapshot, then SQL with the live store.
/// Reads only; it may run beside the counting server.
/// </summary>
internal sealed class CountsVerifier(string databaseFile, LiveStores stores, TimeProvider clock)
{
    private const int Examples = 5;
    private const int Attempts = 5;

    /// <exception cref="SqliteException">The database cannot be read.</exception>
    public async Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken)
    {
        var lines = CompareInSql(cancellationToken);
        lines.AddRange(await CompareLiveAsync(stores.Current, cancellationToken));
        return new VerifyReport(clock.GetUtcNow(), lines);
    }

    private List<VerifyLine> CompareInSql(CancellationToken cancellationToken)
    {
        using var connection = DataRegistration.OpenReadOnly(databaseFile);
        using var snapshot = connection.BeginTransaction(deferred: true);
        var lines = new List<VerifyLine>();
        foreach (var (name, sql) in SqlChecks.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var command = connection.CreateCommand();
            command.Transaction = snapshot;
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            lines.Add(Compare(name, Rows(reader)));
        }
        return lines;

        static IEnumerable<Difference> Rows(SqliteDataReader reader)
        {
            while (reader.Read())
                yield return new Difference(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
        }
    }

    /// <summary>
    /// A live store moves on while it is compared: SQL is read before and after, and where a persist fell in between, it
    /// is compared again.
    /// </summary>
    private async Task<IReadOnlyList<VerifyLine>> CompareLiveAsync(ILiveStore store, CancellationToken cancellationToken)
    {
        var watermarks = Phrase.Key("watermarks = where the live store's counts begin");
        var totals = Phrase.Key("live views = SQL + waiting");
        IReadOnlyList<VerifyLine> lines = [];
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                var before = ReadSql();
                var reading = await store.ReadAsync(new ReadQuery(clock.GetUtcNow(), 60, []), cancellationToken);
                if (!reading.Ready)
                    return [VerifyLine.Skipped(watermarks, Unseen(store)), VerifyLine.Skipped(totals, Unseen(store))];
                var cut = await store.TakeCutAsync(cancellationToken);
                var after = ReadSql();
                if (!Same(before.Watermarks, after.Watermarks))
                    continue;
                lines = [CompareWatermarks(watermarks, after.Watermarks, cut), CompareTotals(totals, after, reading)];
                if (lines.All(line => line.Differences == 0))
                    break;
            }
            catch (Exception error) when (error is not (OperationCanceledException or SqliteException))
            {
                return [VerifyLine.Skipped(watermarks, Phrase.Of("the live store does not answer: {0}", error.Message.Split('\n')[0]).ToString())];
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancellationToken);
        }
        return lines.Count > 0 ? lines : [VerifyLine.Skipped(totals, Phrase.Key("counts were persisted during every attempt; verify again in a calmer minute"))];
    }

    private static string Unseen(ILiveStore store) => store.Name == "embedded"
        ? Phrase.Key("the embedded live store is in the running server's memory: verify on its system page")
        : Phrase.Key("the live store is empty; a server rebuilds it when it starts");

    private static VerifyLine CompareWatermarks(string name, Dictionary<string, long> watermarks, Cut? cut)
    {
        return cut is null ? new VerifyLine(name, watermarks.Count, 0, []) : Watermarks.Judge(watermarks, cut) switch
        {
            PersistOutcome.Mismatch => Compare(name, cut.Base.Select(writer => new Difference(Phrase.Of("writer {0}", writer.Key).ToString(), watermarks.GetValueOrDefault(writer.Key), writer.Value))),
            // Either a server that has just begun, or another blog's store: the persist job tells them apart.
            PersistOutcome.Foreign => VerifyLine.Skipped(name, Phrase.Key("the live store knows a writer that SQL does not list yet; verify again after the next persist run")),
            _ => new VerifyLine(name, watermarks.Count, 0, []),
        };
    }

    private static VerifyLine CompareTotals(string name, SqlNumbers sql, LiveReading reading) => Compare(name,
    [
        new Difference(Phrase.Key("all articles"), sql.ViewsTotal + reading.Waiting, reading.ViewsTotal),
        // What waits is known in sum only: an article may be ahead of SQL, never behind.
        .. sql.Articles.Select(article => (article.Slug, article.Views, Live: reading.Totals.GetValueOrDefault(article.Id).Views))
            .Select(article => new Difference(article.Slug, Math.Max(article.Views, article.Live), article.Live)),
    ]);

    private static VerifyLine Compare(string name, IEnumerable<Difference> places)
    {
        var (compared, differences) = (0L, 0L);
        var examples = new List<Difference>();
        foreach (var place in places)
        {
            compared++;
            if (place.Expected == place.Found)
                continue;
            differences++;
            if (examples.Count < Examples)
                examples.Add(place);
        }
        return new VerifyLine(name, compared, differences, examples);
    }

    private SqlNumbers ReadSql()
    {
        using var connection = DataRegistration.OpenReadOnly(databaseFile);
        using var snapshot = connection.BeginTransaction(deferred: true);
        using var command = connection.CreateCommand();
        command.Transaction = snapshot;
        command.CommandText = "SELECT Id, Slug, Views FROM Article";
        var articles = new List<(long, string, long)>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                articles.Add((reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2)));
        }
        command.CommandText = "SELECT coalesce(sum(Views), 0) FROM SiteHour";
        return new SqlNumbers(Watermarks.Read(connection, snapshot), (long)command.ExecuteScalar()!, articles);
    }

    private static bool Same(Dictionary<string, long> one, Dictionary<string, long> other) =>
        one.Count == other.Count && one.All(mark => other.TryGetValue(mark.Key, out var seq) && seq == mark.Value);

    /// <summary>What a live store is compared with, read in one snapshot.</summary>
    private sealed record SqlNumbers(Dictionary<string, long> Watermarks, long ViewsTotal, IReadOnlyList<(long Id, string Slug, long Views)> Articles);
}
