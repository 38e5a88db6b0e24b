namespace BlogApp.Features.Import.Reports;

/// <summary>The result of an import or of a dry run.</summary>
public sealed class ImportReport
{
    // The report is read by people and stored in the database.
    private const int MostItems = 5000;

    public string Format { get; set; } = "";
    public string File { get; set; } = "";
    public bool DryRun { get; set; }

    /// <summary>What is said of the file as a whole: what it is, and what was mended in it.</summary>
    public List<string> Notes { get; set; } = [];

    /// <summary>By kind, such as article, page, tag or comment.</summary>
    public SortedDictionary<string, ImportCounts> Counts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The notable items in the file's order. Tags and comments are listed only if they were not imported.</summary>
    public List<ImportItem> Items { get; set; } = [];

    /// <summary>Number of items that did not fit in the list.</summary>
    public int MoreItems { get; set; }

    /// <summary>Addresses of pictures and files that were not imported.</summary>
    public List<string> Missing { get; set; } = [];

    public ImportCounts Of(string kind) => Counts.TryGetValue(kind, out var counts) ? counts : Counts[kind] = new();

    public void Add(string kind, ImportOutcome outcome, int count = 1)
    {
        var counts = Of(kind);
        switch (outcome)
        {
            case ImportOutcome.Created: counts.Created += count; break;
            case ImportOutcome.Unchanged: counts.Unchanged += count; break;
            case ImportOutcome.ChangedHere: counts.ChangedHere += count; break;
            default: counts.Skipped += count; break;
        }
    }

    public void Add(ImportItem item)
    {
        Add(item.Kind, item.Outcome);
        List(item);
    }

    /// <summary>Lists an item without counting it.</summary>
    public void List(ImportItem item)
    {
        if (Items.Count < MostItems)
            Items.Add(item);
        else
            MoreItems++;
    }

    public void Miss(string address)
    {
        if (Missing.Count < MostItems)
            Missing.Add(address);
    }
}

/// <param name="Kind">Such as article, page, comment, tag, author or picture.</param>
/// <param name="State">Its state here, in words; null when it has none.</param>
/// <param name="Address">Its address here; null when it has none.</param>
/// <param name="Words">Why it was skipped, or how it differs from the original.</param>
public sealed record ImportItem(string Kind, string Title, ImportOutcome Outcome, string? State = null, string? Address = null, IReadOnlyList<string>? Words = null);

public enum ImportOutcome
{
    Created,

    /// <summary>It already existed.</summary>
    Unchanged,

    /// <summary>It was imported before and changed here since, so it was left unchanged.</summary>
    ChangedHere,

    Skipped,
}
