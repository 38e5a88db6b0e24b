namespace BlogApp.Data.Site;

/// <summary>A link in the header of every page.</summary>
public sealed class MenuItem
{
    public long Id { get; set; }
    public int Position { get; set; }
    public required string Title { get; set; }

    /// <summary>A path that begins with a slash, or an absolute address.</summary>
    public required string Address { get; set; }
}
