using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Tags;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Session;
using BlogApp.Platform.Addresses;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Articles;

/// <summary>Writes the rows of one article, inside the caller's transaction.</summary>
internal static class ArticleRows
{
    public static async Task<Article> AddAsync(BlogDbContext context, ImportSession session, SourceArticle article, string slug, long author, CancellationToken cancellationToken)
    {
        var row = new Article
        {
            Kind = article.Kind,
            State = article.State,
            Slug = slug,
            Title = SourceText.Cut(article.Title, EditRules.MaxTitle),
            Excerpt = SourceText.Cut(article.Excerpt, EditRules.MaxExcerpt),
            Markdown = article.Markdown,
            Language = article.Language ?? session.Language,
            AuthorId = author,
            CreatedAt = article.CreatedAt,
            UpdatedAt = article.UpdatedAt,
            PublishedAt = article.PublishedAt,
            CanonicalUrl = article.CanonicalUrl,
            Visibility = article.Visibility,
            SeoTitle = article.SeoTitle,
            SeoDescription = article.SeoDescription,
            AllowComments = article.AllowComments,
            Featured = article.Featured,
            NoCover = article.NoCover,
            Position = article.Position,
            SeriesId = article.Series is { } series && session.Series.TryGetValue(series, out var seriesId) ? seriesId : null,
            CoverId = article.Cover is { } cover && session.Media.TryGetValue(cover, out var picture) ? picture.Id : null,
            Version = article.Version,
        };
        context.Articles.Add(row);
        row.Tags.AddRange(await KnownTags.ForAsync(context, article.Tags, cancellationToken));
        await context.SaveChangesAsync(cancellationToken);
        foreach (var revision in article.Revisions)
        {
            context.ArticleRevisions.Add(new ArticleRevision
            {
                ArticleId = row.Id,
                Version = revision.Version,
                At = revision.At,
                UserId = revision.User is { } user && session.Authors.TryGetValue(user, out var userId) ? userId : null,
                Slug = revision.Slug,
                Title = revision.Title,
                Excerpt = revision.Excerpt,
                Markdown = revision.Markdown,
                Language = revision.Language,
                Tags = revision.Tags,
            });
        }
        // Whole paths become redirects when all articles are there.
        foreach (var former in article.FormerSlugs.Where(f => f != slug && SlugRules.IsValid(f)).Distinct(StringComparer.Ordinal))
        {
            if (await context.FormerSlugs.FindAsync([former], cancellationToken) is null)
                context.FormerSlugs.Add(new FormerSlug { Slug = former, ArticleId = row.Id });
        }
        return row;
    }
}
