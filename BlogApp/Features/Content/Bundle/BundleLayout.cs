namespace BlogApp.Features.Content.Bundle;

/// <summary>What is where in this blog's own export.</summary>
internal static class BundleLayout
{
    public const int Version = 1;

    /// <summary>Says that the zip is one; the other files follow in the order of their names.</summary>
    public const string Marker = "blogapp.json";

    public const string Site = "site.json";
    public const string Authors = "authors.json";
    public const string Tags = "tags.json";
    public const string Series = "series.json";
    public const string Media = "media.json";
    public const string Articles = "articles/";
    public const string Pages = "pages/";
    public const string Comments = "comments/";
    public const string Revisions = "revisions/";
    public const string Files = "media/";
}
