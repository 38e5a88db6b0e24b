using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Media;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Queries;

internal static class CardQuery
{
    /// <summary>Loads the articles as cards, in the query's order.</summary>
    public static async Task<IReadOnlyList<ArticleCard>> LoadAsync(IQueryable<Article> articles, CancellationToken cancellationToken)
    {
        // The whole text is loaded for the reading time: ten articles per list, once until something is published.
        var rows = await articles.Select(a => new
        {
            a.Id,
            a.Slug,
            a.Title,
            a.Excerpt,
            Author = a.Author!.DisplayName,
            AuthorSlug = a.Author.Slug,
            a.PublishedAt,
            a.Markdown,
            a.Language,
            a.NoCover,
            Cover = a.Cover == null ? null : new { a.Cover.Name, a.Cover.Width, a.Cover.Height, a.Cover.Alt },
            Tags = a.Tags.ToList(),
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new ArticleCard(r.Id, r.Slug, r.Title, r.Excerpt.Length > 0 ? r.Excerpt : ArticleMarkdown.Excerpt(r.Markdown, language: r.Language), r.Author, r.PublishedAt!.Value,
            WordCount.Count(ArticleMarkdown.PlainText(r.Markdown)).Minutes, r.Language, TagLink.From(r.Tags),
            r.Cover is { Width: { } width, Height: { } height } cover ? new ArticleCover(MediaAddress.ForName(cover.Name), width, height, cover.Alt) : null, r.AuthorSlug, r.NoCover))];
    }
}
