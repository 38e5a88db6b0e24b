namespace BlogApp.Features.Site.Menu;

/// <summary>The address of a standalone page.</summary>
internal static class PageAddress
{
    public static string ForSlug(string slug) => "/" + Uri.EscapeDataString(slug);
}
