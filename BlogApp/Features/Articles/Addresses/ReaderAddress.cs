using System.Globalization;
using BlogApp.Features.Articles.Covers;

namespace BlogApp.Features.Articles.Addresses;

/// <summary>Where readers find things.</summary>
internal static class ReaderAddress
{
    public static string Article(string slug) => "/articles/" + Uri.EscapeDataString(slug);

    public static string Tag(string name) => "/tags/" + Uri.EscapeDataString(name);

    public static string Series(string slug) => "/series/" + Uri.EscapeDataString(slug);

    /// <summary>The drawn cover as previews elsewhere take it: a PNG of 1200 × 630.</summary>
    public static string CoverPicture(string slug, string accent) =>
        string.Create(CultureInfo.InvariantCulture, $"/covers/{Uri.EscapeDataString(slug)}.png?v={Covers.Cover.Version}{accent.AsSpan(1)}");

    /// <param name="accent">The site's accent as <c>#rrggbb</c>: another accent is another picture.</param>
    public static string Cover(string slug, string accent) =>
        string.Create(CultureInfo.InvariantCulture, $"/covers/{Uri.EscapeDataString(slug)}.svg?v={Covers.Cover.Version}{accent.AsSpan(1)}");

    /// <summary>Page 1 has the plain address, so that it has only one.</summary>
    public static string Page(string address, int page) =>
        page == 1 ? address : string.Create(CultureInfo.InvariantCulture, $"{address}?page={page}");
}
