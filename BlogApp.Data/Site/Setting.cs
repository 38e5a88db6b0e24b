namespace BlogApp.Data.Site;

/// <summary>A value that admins change in the browser.</summary>
public sealed class Setting
{
    public required string Key { get; set; }
    public required string Value { get; set; }
}
