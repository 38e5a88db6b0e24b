namespace BlogApp.Data.Articles;

/// <summary>A name that a tag had before, or that of a tag merged into it: its address leads to the present one.</summary>
public sealed class FormerTag
{
    public required string Name { get; set; }
    public long TagId { get; set; }
    public Tag? Tag { get; set; }
}
