namespace BlogApp.Data.Site;

/// <summary>Where something came from, so that importing it again finds it instead of adding it.</summary>
public sealed class ImportedItem
{
    public long Id { get; set; }

    /// <summary>The system and the blog, such as <c>wordpress:https://example.org</c>.</summary>
    public required string Source { get; set; }

    /// <summary>What it is there, such as <c>post:1168</c>.</summary>
    public required string Key { get; set; }

    /// <summary>What it is here: the table's name.</summary>
    public required string Table { get; set; }

    public long RowId { get; set; }

    public DateTime At { get; set; }
}
