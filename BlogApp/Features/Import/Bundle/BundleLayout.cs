namespace BlogApp.Features.Import.Bundle;

/// <summary>The file layout of this blog's own export.</summary>
internal static class BundleLayout
{
    public const int Version = 1;

    /// <summary>Identifies the zip as an export. All other files follow in alphabetical order.</summary>
    public const string Marker = "blogapp.json";

    public const string Site = "site.json";
    public const string Authors = "authors.json";
    public const string Tags = "tags.json";
    public const string Series = "series.json";
    public const string Media = "media.json";
    public const string Redirects = "redirects.json";
    public const string Articles = "articles/";
    public const string Pages = "pages/";
    public const string Comments = "comments/";
    public const string Revisions = "revisions/";
    public const string Files = "media/";
}
