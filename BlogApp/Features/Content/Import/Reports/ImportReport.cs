namespace BlogApp.Features.Content.Import.Reports;

/// <summary>What came of an import, or would come of one.</summary>
public sealed class ImportReport
{
    // A report is read by people and kept in the database.
    private const int MostItems = 5000;

    public string Format { get; set; } = "";
    public string File { get; set; } = "";
    public bool DryRun { get; set; }

    /// <summary>By kind, such as article, page, tag, comment.</summary>
    public SortedDictionary<string, ImportCounts> Counts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The things there is something to say about, in the file's order; tags and comments only where they did not come.</summary>
    public List<ImportItem> Items { get; set; } = [];

    /// <summary>Items that the list has no room for.</summary>
    public int MoreItems { get; set; }

    /// <summary>Addresses of pictures and files that did not come.</summary>
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

    /// <summary>Says something about an item without counting it.</summary>
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

public sealed class ImportCounts
{
    public int Created { get; set; }
    public int Unchanged { get; set; }
    public int ChangedHere { get; set; }
    public int Skipped { get; set; }
}

/// <param name="Kind">Such as article, page, comment, tag, author, picture.</param>
/// <param name="State">The state it has here, in words; null when it has none.</param>
/// <param name="Address">Where it is here; null when it has no address.</param>
/// <param name="Words">Why it was skipped, or what is different from the original.</param>
public sealed record ImportItem(string Kind, string Title, ImportOutcome Outcome, string? State = null, string? Address = null, IReadOnlyList<string>? Words = null);

public enum ImportOutcome
{
    Created,

    /// <summary>It was here already.</summary>
    Unchanged,

    /// <summary>It came before and was changed here since: left as it is.</summary>
    ChangedHere,

    Skipped,
}
