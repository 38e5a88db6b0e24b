using System.Data.Common;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Analytics.Verify;

/// <summary>
/// Compares every number with what it can be recomputed from: first inside SQL in one snapshot, then SQL with the live
/// store. Read-only, so it may run while the server counts.
/// </summary>
internal sealed class CountsVerifier(ICountChecks checks, LiveStores stores, TimeProvider clock)
{
    private const int Examples = 5;
    private const int Attempts = 5;

    /// <exception cref="DbException">The database cannot be read.</exception>
    public async Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken)
    {
        var lines = CompareInSql(checks, cancellationToken);
        lines.AddRange(await CompareLiveAsync(stores.Current, cancellationToken));
        return new VerifyReport(clock.GetUtcNow(), lines);
    }

    /// <summary>The part that needs no live store, also for a copy of the database.</summary>
    /// <exception cref="DbException">The database cannot be read.</exception>
    public static List<VerifyLine> CompareInSql(ICountChecks checks, CancellationToken cancellationToken) =>
        [.. checks.Compare(cancellationToken).Select(check => Compare(NameOf(check.Check), check.Places.Select(place => new Difference(place.Place, place.Expected, place.Found))))];

    /// <summary>
    /// A live store changes while it is compared. SQL is read before and after; if a persist run happened in between,
    /// the comparison is repeated.
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
                var before = checks.ReadTotals();
                var reading = await store.ReadAsync(new ReadQuery(clock.GetUtcNow(), 60, []), cancellationToken);
                if (!reading.Ready)
                    return [VerifyLine.Skipped(watermarks, Unseen(store)), VerifyLine.Skipped(totals, Unseen(store))];
                var cut = await store.TakeCutAsync(cancellationToken);
                var after = checks.ReadTotals();
                if (!Same(before.Watermarks, after.Watermarks))
                    continue;
                lines = [CompareWatermarks(watermarks, after.Watermarks, cut), CompareTotals(totals, after, reading)];
                if (lines.All(line => line.Differences == 0))
                    break;
            }
            catch (Exception error) when (error is not (OperationCanceledException or DbException))
            {
                return [VerifyLine.Skipped(watermarks, Phrase.Format("the live store does not answer: {0}", error.Message.Split('\n')[0]).ToString())];
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
            PersistOutcome.Mismatch => Compare(name, cut.Base.Select(writer => new Difference(Phrase.Format("writer {0}", writer.Key).ToString(), watermarks.GetValueOrDefault(writer.Key), writer.Value))),
            // Either a server that has just started, or another blog's store. The persist job tells them apart.
            PersistOutcome.Foreign => VerifyLine.Skipped(name, Phrase.Key("the live store knows a writer that SQL does not list yet; verify again after the next persist run")),
            _ => new VerifyLine(name, watermarks.Count, 0, []),
        };
    }

    private static VerifyLine CompareTotals(string name, CountTotals sql, LiveStoreState reading) => Compare(name,
    [
        new Difference(Phrase.Key("all articles"), sql.ViewsTotal + reading.Waiting, reading.ViewsTotal),
        // Only the total of waiting views is known. An article may be ahead of SQL, never behind.
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

    private static string NameOf(CountCheck check) => check switch
    {
        CountCheck.ArticleViewsOfHours => Phrase.Key("article views = their hours"),
        CountCheck.ArticleReadersOfRows => Phrase.Key("article readers = their reader rows"),
        CountCheck.HoursOfReads => Phrase.Key("hours = reads of all readers"),
        CountCheck.HoursOfFacets => Phrase.Key("hours of a day = each facet's values"),
        CountCheck.SiteHoursOfArticles => Phrase.Key("site hours = hours of all articles"),
        CountCheck.SiteHoursOfMinutes => Phrase.Key("site hours = their minutes"),
        CountCheck.SiteVisitorsOfHours => Phrase.Key("visitors of an hour = visitors seen in it"),
        _ => throw new ArgumentOutOfRangeException(nameof(check)),
    };

    private static bool Same(Dictionary<string, long> one, Dictionary<string, long> other) =>
        one.Count == other.Count && one.All(mark => other.TryGetValue(mark.Key, out var seq) && seq == mark.Value);
}
