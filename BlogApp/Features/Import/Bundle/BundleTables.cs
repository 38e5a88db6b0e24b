using BlogApp.Data;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Bundle;

/// <summary>Everything besides the articles, in an order that does not depend on database ids.</summary>
internal static class BundleTables
{
    /// <param name="settings">The settings in effect. The blog's address is not exported.</param>
    public static async Task<BundleSite> SiteAsync(BlogDbContext context, Dictionary<string, string> settings, CancellationToken cancellationToken)
    {
        settings.Remove("Url");
        var menu = await context.MenuItems.OrderBy(m => m.Position).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        var slides = await context.BannerSlides.Include(b => b.Picture).OrderBy(b => b.Position).ThenBy(b => b.Id).ToListAsync(cancellationToken);
        return new(
            settings.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal),
            [.. menu.Select(m => new BundleMenuItem(m.Position, m.Title, m.Address))],
            [.. slides.Select(b => new BundleSlide(b.Position, b.Title, b.Text, b.Address, b.Picture?.Name, b.StartsAt, b.EndsAt))]);
    }

    public static async Task<List<BundleTag>> TagsAsync(BlogDbContext context, CancellationToken cancellationToken)
    {
        var former = (await context.FormerTags.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(f => f.TagId, f => f.Name);
        return [.. (await context.Tags.AsNoTracking().ToListAsync(cancellationToken)).OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => new BundleTag(t.Name, t.Title, t.Description, former.Contains(t.Id) ? [.. former[t.Id].Order(StringComparer.Ordinal)] : null))];
    }

    public static async Task<List<BundleRedirect>> RedirectsAsync(BlogDbContext context, BundleNames names, CancellationToken cancellationToken)
    {
        var rows = await context.Redirects.AsNoTracking().Select(r => new { Row = r, Slug = r.Article == null ? null : r.Article.Slug, Created = r.Article == null ? default : r.Article.CreatedAt, Tag = r.Tag == null ? null : r.Tag.Name }).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Row.Path, StringComparer.Ordinal).Select(r => new BundleRedirect(
            r.Row.Path, r.Slug is null ? null : BundleReader.Key(r.Slug, r.Created), r.Tag, r.Row.UserId is { } user ? names.Users.GetValueOrDefault(user) : null,
            r.Row.Address.Length > 0 ? r.Row.Address : null, r.Row.Temporary ? true : null, r.Row.Source, r.Row.CreatedAt))];
    }

    public static async Task<List<BundleSeries>> SeriesAsync(BlogDbContext context, CancellationToken cancellationToken) =>
        [.. (await context.Series.ToListAsync(cancellationToken)).OrderBy(s => s.Slug, StringComparer.Ordinal).Select(s => new BundleSeries(s.Slug, s.Title))];

    public static async Task<List<BundleMedia>> MediaAsync(BlogDbContext context, BundleNames names, CancellationToken cancellationToken) =>
        [.. (await context.MediaFiles.Include(m => m.Variants).ToListAsync(cancellationToken)).OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => new BundleMedia(
            m.Name, m.OriginalName, m.ContentType, m.Sha256, m.Width, m.Height, m.Alt, m.UploadedAt, m.UploadedById is { } by ? names.Users.GetValueOrDefault(by) : null,
            m.Variants.Count == 0 ? null : [.. m.Variants.OrderBy(v => v.Width).Select(v => new BundleVariant(v.Name, v.ContentType, v.Width, v.Height))]))];
}
