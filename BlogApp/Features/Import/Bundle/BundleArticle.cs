using BlogApp.Data;
using BlogApp.Data.Articles;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Bundle;

/// <summary>Articles, pages and revisions as Markdown with front matter.</summary>
internal static class BundleArticle
{
    public static string File(ArticleKind kind, string slug) => $"{(kind == ArticleKind.Page ? BundleLayout.Pages : BundleLayout.Articles)}{slug}.md";

    public static async Task<string> TextAsync(BlogDbContext context, long id, BundleNames names, CancellationToken cancellationToken)
    {
        var article = await context.Articles.AsNoTracking().Include(a => a.Tags).SingleAsync(a => a.Id == id, cancellationToken);
        var former = await context.FormerSlugs.Where(f => f.ArticleId == id).Select(f => f.Slug).ToListAsync(cancellationToken);
        // Other systems know whole paths among the aliases.
        former.AddRange(await context.Redirects.Where(r => r.ArticleId == id && !r.Temporary).Select(r => r.Path).ToListAsync(cancellationToken));
        return new YamlText()
            .Add("title", article.Title)
            .Add("slug", article.Slug)
            .Add("state", article.State.ToString().ToLowerInvariant())
            .Add("date", article.PublishedAt)
            .Add("created", article.CreatedAt)
            .Add("updated", article.UpdatedAt)
            .Add("author", names.Users.GetValueOrDefault(article.AuthorId))
            .Add("language", article.Language)
            .Add("excerpt", article.Excerpt.Length > 0 ? article.Excerpt : null)
            .Add("tags", [.. article.Tags.Select(t => t.Name).Order(StringComparer.Ordinal)])
            .Add("series", article.SeriesId is { } series ? names.Series.GetValueOrDefault(series) : null)
            .Add("position", article.Position)
            .Add("parent", article.ParentId is { } parent ? names.Slugs.GetValueOrDefault(parent) : null)
            .Add("cover", article.CoverId is { } cover ? names.Media.GetValueOrDefault(cover) : null)
            .Add("nocover", article.NoCover, unless: false)
            .Add("canonical", article.CanonicalUrl)
            .Add("visibility", article.Visibility is ArticleVisibility.Public ? null : article.Visibility.ToString().ToLowerInvariant())
            .Add("seoTitle", article.SeoTitle)
            .Add("seoDescription", article.SeoDescription)
            .Add("featured", article.Featured, unless: false)
            .Add("comments", article.AllowComments, unless: true)
            .Add("aliases", [.. former.Order(StringComparer.Ordinal)])
            .Add("version", article.Version)
            .With(article.Markdown);
    }

    public static async Task<string> RevisionAsync(BlogDbContext context, long id, BundleNames names, CancellationToken cancellationToken)
    {
        var revision = await context.ArticleRevisions.AsNoTracking().SingleAsync(r => r.Id == id, cancellationToken);
        return new YamlText()
            .Add("version", revision.Version)
            .Add("at", revision.At)
            .Add("user", revision.UserId is { } user ? names.Users.GetValueOrDefault(user) : null)
            .Add("title", revision.Title)
            .Add("slug", revision.Slug)
            .Add("language", revision.Language)
            .Add("excerpt", revision.Excerpt.Length > 0 ? revision.Excerpt : null)
            .Add("tags", revision.Tags.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .With(revision.Markdown);
    }
}
