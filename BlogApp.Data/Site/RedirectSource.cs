namespace BlogApp.Data.Site;

/// <summary>Where a redirect came from. The numbers are stored.</summary>
public enum RedirectSource
{
    /// <summary>With the content of another system.</summary>
    Import = 0,

    /// <summary>An admin typed it, or the command line.</summary>
    Hand = 1,

    /// <summary>A list of redirects.</summary>
    Csv = 2,
}
