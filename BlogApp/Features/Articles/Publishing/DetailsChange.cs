using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>Sets what stands beside the text, as far as the database says it exists.</summary>
internal static class DetailsChange
{
    // A page deeper than this has itself above it, or readers who are lost.
    private const int Deepest = 10;

    /// <returns>What is wrong, by the name of the field; then the article may be half changed and must not be saved.</returns>
    public static async Task<IReadOnlyDictionary<string, Phrase>> ApplyAsync(
        BlogDbContext context, Article article, ArticleDetails details, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        article.CanonicalUrl = details.CanonicalUrl.Trim() is { Length: > 0 } url ? url : null;
        article.AllowComments = details.AllowComments;
        article.Featured = details.Featured && article.Kind == ArticleKind.Article;
        if (details.CoverId is { } cover && !await context.MediaFiles.AnyAsync(m => m.Id == cover && m.ContentType.StartsWith("image/"), cancellationToken))
            errors[EditField.Cover] = Phrase.Of("This picture is no longer in the library. Choose another.");
        article.CoverId = details.CoverId;
        if (article.Kind == ArticleKind.Article)
            await SetSeriesAsync(context, article, details, cancellationToken);
        else if (await SetParentAsync(context, article, details, cancellationToken) is { } error)
            errors[EditField.Parent] = error;
        return errors;
    }

    private static async Task SetSeriesAsync(BlogDbContext context, Article article, ArticleDetails details, CancellationToken cancellationToken)
    {
        var title = details.Series.Trim();
        var series = title.Length == 0 ? null : await SeriesAsync(context, title, cancellationToken);
        article.Series = series;
        article.SeriesId = series is { Id: > 0 } known ? known.Id : null;
        article.Position = details.Position ?? (series is null ? 0
            : 1 + await context.Articles.Where(a => a.SeriesId == series.Id && a.Id != article.Id).MaxAsync(a => (int?)a.Position, cancellationToken) ?? 1);
    }

    private static async Task<Series> SeriesAsync(BlogDbContext context, string title, CancellationToken cancellationToken)
    {
        // The address first: if another save begins the same series in between, its title is found, or the address is refused at the commit.
        var slug = SlugFromTitle.Of(title) is { Length: > 0 } some ? some : "series";
        slug = await SlugFromTitle.FreeAsync(slug, s => context.Series.AnyAsync(other => other.Slug == s, cancellationToken));
        return await context.Series.FirstOrDefaultAsync(s => s.Title == title, cancellationToken) ?? new Series { Title = title, Slug = slug };
    }

    private static async Task<Phrase?> SetParentAsync(BlogDbContext context, Article article, ArticleDetails details, CancellationToken cancellationToken)
    {
        article.ParentId = details.ParentId;
        article.Position = details.Position
            ?? 1 + await context.Articles.Where(a => a.Kind == ArticleKind.Page && a.ParentId == details.ParentId && a.Id != article.Id).MaxAsync(a => (int?)a.Position, cancellationToken)
            ?? 1;
        var above = details.ParentId;
        for (var depth = 0; above is { } id; depth++)
        {
            if (id == article.Id && article.Id != 0)
                return Phrase.Of("A page cannot stand below itself.");
            if (depth == Deepest)
                return Phrase.Of("Pages are nested ten deep at most.");
            var parent = await context.Articles.Where(a => a.Id == id && a.Kind == ArticleKind.Page).Select(a => new { a.ParentId }).SingleOrDefaultAsync(cancellationToken);
            if (parent is null)
                return Phrase.Of("The page above it is gone. Choose another, or none.");
            above = parent.ParentId;
        }
        return null;
    }
}
