using System.Globalization;
using BlogApp.Data.Site;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Times;

namespace BlogApp.Features.Site.Redirects.Csv;

/// <summary>Lists of redirects as a file: <c>from,to[,status]</c>, with or without a first line that names the columns. Pure.</summary>
internal static class RedirectCsv
{
    public const int MaxRows = 20_000;
    public const int MaxBytes = 4 * 1024 * 1024;

    private static readonly string[] From = ["from", "source", "old", "source url"], To = ["to", "target", "destination", "new", "target url"], Status = ["status", "code", "type", "http code"];

    /// <summary>The rows of a file; those that have an error cannot be used.</summary>
    public static IReadOnlyList<RedirectCsvRow> Read(string text)
    {
        var rows = new List<RedirectCsvRow>();
        var (from, to, status) = (0, 1, 2);
        var first = true;
        foreach (var (line, cells) in CsvText.Read(text))
        {
            if (first)
            {
                first = false;
                if (Column(cells, From) is var named and >= 0)
                {
                    (from, to, status) = (named, Column(cells, To), Column(cells, Status));
                    if (to < 0)
                        return [new(line, "", "", false, Phrase.Format("The first line names the columns, but none of them is “to”."))];
                    continue;
                }
            }
            if (rows.Count == MaxRows)
            {
                rows.Add(new(line, "", "", false, Phrase.Format("A list has at most {0:N0} rows. This one and those behind it were not read.", MaxRows)));
                break;
            }
            rows.Add(Row(line, Cell(cells, from), Cell(cells, to), Cell(cells, status)));
        }
        return rows;
    }

    /// <summary>The whole file with its first line, as <see cref="Read"/> reads it.</summary>
    public static string Write(IEnumerable<RedirectRow> rows) =>
        CsvText.Write("from", "to", "status", "origin", "created", "hits", "last hit") + string.Concat(rows.Select(row => CsvText.Write(
            row.Path, row.To, row.Temporary ? "302" : "301", row.Source switch { RedirectSource.Import => "import", RedirectSource.Hand => "hand", _ => "csv" },
            TimeText.Iso(row.CreatedAt), row.Hits.ToString(CultureInfo.InvariantCulture), row.LastHitAt is { } at ? TimeText.Iso(at) : "")));

    private static RedirectCsvRow Row(int line, string from, string to, string status) => status.ToLowerInvariant() switch
    {
        "" or "301" or "308" or "permanent" => new(line, from, to, false, null),
        "302" or "303" or "307" or "temporary" => new(line, from, to, true, null),
        _ => new(line, from, to, false, Phrase.Format("“{0}” is no status: 301 (permanent) and 302 (temporary) are.", status.Length > 40 ? status[..40] + "…" : status)),
    };

    private static int Column(IReadOnlyList<string> cells, string[] names) => Enumerable.Range(0, cells.Count).FirstOrDefault(i => names.Contains(cells[i].ToLowerInvariant()), -1);

    // The apostrophe is for spreadsheets, and no address begins with one.
    private static string Cell(IReadOnlyList<string> cells, int at) => at >= 0 && at < cells.Count ? cells[at].TrimStart('\'') : "";
}

/// <param name="Line">In the file, from 1.</param>
/// <param name="Error">Why it cannot be used; null when it is to be examined.</param>
internal sealed record RedirectCsvRow(int Line, string From, string To, bool Temporary, Phrase? Error);
