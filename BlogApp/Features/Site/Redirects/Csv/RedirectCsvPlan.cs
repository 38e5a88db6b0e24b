using BlogApp.Data.Site;
using BlogApp.Features.Site.Redirects.Targets;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Site.Redirects.Csv;

internal enum PlannedChange
{
    Added,
    Changed,
    Unchanged,
    Refused,
}

/// <summary>What a list of redirects would change, row by row.</summary>
internal sealed class RedirectCsvPlan
{
    private readonly List<PlannedRedirect> _rows = [];

    private RedirectCsvPlan()
    {
    }

    public IReadOnlyList<PlannedRedirect> Rows => _rows;

    public int Count(PlannedChange change) => _rows.Count(row => row.Change == change);

    /// <param name="check">Gets to know the accepted rows, so that a row is examined against those before it.</param>
    /// <param name="now">UTC.</param>
    public static RedirectCsvPlan Of(IEnumerable<RedirectCsvRow> rows, RedirectCheck check, DateTime now)
    {
        var plan = new RedirectCsvPlan();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
            plan._rows.Add(Plan(row, check, seen, now));
        return plan;
    }

    private static PlannedRedirect Plan(RedirectCsvRow row, RedirectCheck check, Dictionary<string, int> seen, DateTime now)
    {
        if (row.Error is { } error)
            return new(row, PlannedChange.Refused, error);
        var path = RedirectPath.Of(row.From);
        if (path is not null && seen.TryGetValue(path, out var line))
            return new(row, PlannedChange.Refused, Phrase.Format("Line {0} has this address already.", line));
        var known = path is null ? null : check.Find(path);
        // Rows of the file that were accepted have no id yet, and cannot be met here: their paths are seen.
        var found = check.Check(row.From, row.To, known?.Id);
        if (found.Errors.Count > 0)
            return new(row, PlannedChange.Refused, found.Errors.Values.First());
        seen[path!] = row.Line;
        var doubt = found.Warnings is [var first, ..] ? first : null;
        if (known is not null && RedirectTarget.Of(known) == found.Target && known.Address == found.Address && known.Temporary == row.Temporary)
            return new(row, PlannedChange.Unchanged, doubt);
        var entity = known ?? new Redirect { Path = path!, Source = RedirectSource.Csv, CreatedAt = now };
        found.Target.Set(entity, found.Address);
        entity.Temporary = row.Temporary;
        entity.Version++;
        check.Take(entity);
        return new(row, known is null ? PlannedChange.Added : PlannedChange.Changed, doubt) { Entity = entity };
    }
}

/// <param name="Words">Why it is refused, or what should be looked at; null: nothing to say.</param>
internal sealed record PlannedRedirect(RedirectCsvRow Row, PlannedChange Change, Phrase? Words)
{
    /// <summary>What is to be saved; null when nothing is.</summary>
    public Redirect? Entity { get; init; }
}
