namespace BlogApp.Data.Analytics.Stores;

/// <summary>The numbers in SQL that can be checked. Each can be recomputed from a finer table.</summary>
public enum CountCheck
{
    ArticleViewsOfHours,
    ArticleReadersOfRows,
    HoursOfReads,
    HoursOfFacets,
    SiteHoursOfArticles,
    SiteHoursOfMinutes,
    SiteVisitorsOfHours,
}

/// <summary>Verifies the counts that SQL keeps, and rebuilds the derived ones.</summary>
public interface ICountChecks
{
    /// <summary>
    /// Runs every check on all its places, in one consistent snapshot. Expected is recomputed from the finer table;
    /// Found is what is stored. Results are read lazily: finish the places of one check before moving to the next.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    IEnumerable<(CountCheck Check, IEnumerable<(string Place, long Expected, long Found)> Places)> Compare(CancellationToken cancellationToken);

    /// <summary>The totals to compare a live store with, in one consistent snapshot.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    CountTotals ReadTotals();

    /// <summary>
    /// Rebuilds the views and readers of articles, and the views and visitors of site hours, from the tables they are
    /// sums of. Writes an audit entry. Runs as one transaction.
    /// </summary>
    /// <param name="userId">The admin who requested it; null on the command line.</param>
    Task RepairAsync(DateTime now, long? userId, CancellationToken cancellationToken);
}

public sealed record CountTotals(Dictionary<string, long> Watermarks, long ViewsTotal, IReadOnlyList<(long Id, string Slug, long Views)> Articles);
