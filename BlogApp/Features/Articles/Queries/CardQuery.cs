using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Articles.Rendering.Text;
using BlogApp.Features.Media;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Queries;

internal static class CardQuery
{
    /// <summary>Loads the articles as cards, in the query's order.</summary>
    public static async Task<IReadOnlyList<ArticleCard>> LoadAsync(IQueryable<Article> articles, CancellationToken cancellationToken)
    {
        // The whole text comes along for the reading time: ten articles a list, once until something is published.
        var rows = await articles.Select(a => new
        {
            a.Id,
            a.Slug,
            a.Title,
            a.Excerpt,
            Author = a.Author!.DisplayName,
            a.PublishedAt,
            a.Markdown,
            a.Language,
            Cover = a.Cover == null ? null : new { a.Cover.Name, a.Cover.Width, a.Cover.Height, a.Cover.Alt },
            Tags = a.Tags.OrderBy(t => t.Name).Select(t => t.Name).ToList(),
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new ArticleCard(r.Id, r.Slug, r.Title, r.Excerpt.Length > 0 ? r.Excerpt : ArticleMarkdown.Excerpt(r.Markdown), r.Author, r.PublishedAt!.Value,
            WordCount.Of(ArticleMarkdown.PlainText(r.Markdown)).Minutes, r.Language, r.Tags,
            r.Cover is { Width: { } width, Height: { } height } cover ? new ArticleCover(MediaAddress.Of(cover.Name), width, height, cover.Alt) : null))];
    }
}
