using System.Globalization;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Covers;
using BlogApp.Features.Site.Menu;

namespace BlogApp.Features.Articles.Addresses;

/// <summary>The addresses of reader pages.</summary>
internal static class ReaderAddress
{
    /// <summary>Of an article or a page.</summary>
    public static string Of(ArticleKind kind, string slug) => kind is ArticleKind.Page ? PageAddress.ForSlug(slug) : Article(slug);

    public static string Article(string slug) => "/articles/" + Uri.EscapeDataString(slug);

    public static string Author(string slug) => "/authors/" + Uri.EscapeDataString(slug);

    /// <summary>The editor of an article.</summary>
    public static string Editor(long id) => string.Create(CultureInfo.InvariantCulture, $"/studio/articles/{id}");

    /// <summary>The editor of a page.</summary>
    public static string PageEditor(long id) => string.Create(CultureInfo.InvariantCulture, $"/studio/pages/{id}");

    public static string Tag(string name) => "/tags/" + Uri.EscapeDataString(name);

    public static string Series(string slug) => "/series/" + Uri.EscapeDataString(slug);

    /// <summary>The drawn cover as a PNG of 1200 × 630, for link previews on other sites.</summary>
    public static string CoverPicture(string slug, string accent) =>
        string.Create(CultureInfo.InvariantCulture, $"/covers/{Uri.EscapeDataString(slug)}.png?v={Covers.Cover.Version}{accent.AsSpan(1)}");

    /// <param name="accent">The site's accent as <c>#rrggbb</c>; the picture depends on it.</param>
    public static string Cover(string slug, string accent) =>
        string.Create(CultureInfo.InvariantCulture, $"/covers/{Uri.EscapeDataString(slug)}.svg?v={Covers.Cover.Version}{accent.AsSpan(1)}");

    /// <summary>Page 1 has no parameter, so that it has only one address.</summary>
    public static string Page(string address, int page) =>
        page == 1 ? address : string.Create(CultureInfo.InvariantCulture, $"{address}?page={page}");
}
