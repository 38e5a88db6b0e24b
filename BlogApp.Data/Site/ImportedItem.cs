namespace BlogApp.Data.Site;

/// <summary>The origin of an imported item, so that a second import finds it instead of adding it again.</summary>
public sealed class ImportedItem
{
    public long Id { get; set; }

    /// <summary>The source system and blog, such as <c>wordpress:https://example.org</c>.</summary>
    public required string Source { get; set; }

    /// <summary>The item's key there, such as <c>post:1168</c>.</summary>
    public required string Key { get; set; }

    /// <summary>The table here that holds the item.</summary>
    public required string Table { get; set; }

    public long RowId { get; set; }

    public DateTime At { get; set; }
}
