using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Queries;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>Sets the fields besides the text, if what they refer to exists in the database.</summary>
internal static class DetailsChange
{
    // A deeper page is its own ancestor, or its readers are lost.
    private const int Deepest = 10;

    /// <returns>The errors by field name. If there are any, the article may be partly changed and must not be saved.</returns>
    public static async Task<IReadOnlyDictionary<string, Phrase>> ApplyAsync(
        BlogDbContext context, Article article, ArticleDetails details, Actor by, DateTime now, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        article.CanonicalUrl = details.CanonicalUrl.Trim() is { Length: > 0 } url ? url : null;
        article.AllowComments = details.AllowComments;
        article.Featured = details.Featured && article.Kind == ArticleKind.Article;
        article.SeoTitle = details.SeoTitle.Trim() is { Length: > 0 } headTitle ? headTitle : null;
        article.SeoDescription = details.SeoDescription.Trim() is { Length: > 0 } headDescription ? headDescription : null;
        article.Visibility = details.Visibility ?? article.Visibility;
        if (SetDate(article, details, now) is { } dateError)
            errors[EditField.PublishedAt] = dateError;
        if (await SetAuthorAsync(context, article, details, by, cancellationToken) is { } authorError)
            errors[EditField.Author] = authorError;
        if (details.CoverId is { } cover && !await context.MediaFiles.AnyAsync(m => m.Id == cover && m.ContentType.StartsWith("image/"), cancellationToken))
            errors[EditField.Cover] = Phrase.Format("This picture is no longer in the library. Choose another.");
        article.CoverId = details.CoverId;
        article.NoCover = details.NoCover && article.Kind == ArticleKind.Article;
        if (article.Kind == ArticleKind.Article)
            await SetSeriesAsync(context, article, details, cancellationToken);
        else if (await SetParentAsync(context, article, details, cancellationToken) is { } error)
            errors[EditField.Parent] = error;
        return errors;
    }

    private static Phrase? SetDate(Article article, ArticleDetails details, DateTime now)
    {
        if (details.PublishedAt is not { } at || article.State is not ArticleState.Published)
            return null;
        if (at > now)
            return Phrase.Format("This date is yet to come. Take it offline and schedule it, if it is to appear later.");
        // Browsers know milliseconds: a date that comes back as it went is the one there was.
        if (article.PublishedAt is not { } stored || (stored - at).Duration() >= TimeSpan.FromMilliseconds(1))
            article.PublishedAt = at;
        return null;
    }

    private static async Task<Phrase?> SetAuthorAsync(BlogDbContext context, Article article, ArticleDetails details, Actor by, CancellationToken cancellationToken)
    {
        if (details.AuthorId is not { } author || author == article.AuthorId)
            return null;
        if (!by.MayChangeAll)
            return Phrase.Format("Only admins may give an article to someone else.");
        if (!await context.MayWrite().AnyAsync(user => user.Id == author, cancellationToken))
            return Phrase.Format("This account writes no articles. Choose another.");
        article.AuthorId = author;
        return null;
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
        // The slug first: if another save creates the same series meanwhile, either its title is found or the slug is refused at the commit.
        var slug = SlugFromTitle.Create(title) is { Length: > 0 } some ? some : "series";
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
                return Phrase.Format("A page cannot stand below itself.");
            if (depth == Deepest)
                return Phrase.Format("Pages are nested ten deep at most.");
            var parent = await context.Articles.Where(a => a.Id == id && a.Kind == ArticleKind.Page).Select(a => new { a.ParentId }).SingleOrDefaultAsync(cancellationToken);
            if (parent is null)
                return Phrase.Format("The page above it is gone. Choose another, or none.");
            above = parent.ParentId;
        }
        return null;
    }
}
