using System.Security.Claims;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Accounts;
using BlogApp.Features.Articles.Editing.Keeping;
using BlogApp.Features.Articles.Publishing;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Editing;

/// <summary>Reads what the editor shows.</summary>
internal sealed class EditorQuery(IDbContextFactory<BlogDbContext> contexts)
{
    public const int PicturesAPage = 40;
    private const int MostChoices = 2000;

    /// <summary>Whether there is such an article, and the user may change it.</summary>
    public async Task<EditorAccess> AccessAsync(ClaimsPrincipal user, long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var article = await context.Articles.Where(a => a.Id == id).Select(a => new { a.AuthorId, a.Kind, a.Title, Author = a.Author!.DisplayName }).SingleOrDefaultAsync(cancellationToken);
        return article is null ? new(false, false, default, "", "") : new(true, Actor.Of(user).MayChange(article.AuthorId), article.Kind, article.Title, article.Author);
    }

    /// <summary>Null when there is no such article.</summary>
    /// <param name="id">Null for a new one.</param>
    /// <param name="copyId">Of a new one, the working copy to go on with; null: begin.</param>
    public async Task<EditorDocument?> OpenAsync(ClaimsPrincipal user, ArticleKind kind, long? id, long? copyId, string language, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var article = id is { } known ? await Whole(context).SingleOrDefaultAsync(a => a.Id == known, cancellationToken) : null;
        if (id is not null && article is null)
            return null;
        kind = article?.Kind ?? kind;
        var fields = article is null ? new EditorFields { Language = language } : EditorFields.Of(article);
        var copies = await CopiesAsync(context, user.UserId() ?? 0, kind, id, cancellationToken);
        var copy = id is null ? copies.Find(c => c.Id == copyId) : copies.Find(c => !c.Fields.SameAs(fields));
        var unsaved = id is null ? copies.Where(c => c != copy).Select(c => new UnsavedArticle(c.Id, c.Fields.Title, c.SavedAt)) : [];
        var covers = new[] { fields.CoverId, copy?.Fields.CoverId };
        return new(
            article is null ? null : EditedArticle.Of(article), fields, copy, [.. unsaved],
            await ChoicesAsync(context, kind, id, cancellationToken),
            await PicturesAsync(context.MediaFiles.Where(m => covers.Contains(m.Id)), cancellationToken));
    }

    /// <summary>The article as it is saved now; null when it is gone.</summary>
    public async Task<(EditedArticle Article, EditorFields Fields)?> SavedAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Whole(context).SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is { } article ? (EditedArticle.Of(article), EditorFields.Of(article)) : null;
    }

    /// <summary>Who saved that version; null when it is not known.</summary>
    public async Task<string?> SavedByAsync(long id, int version, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ArticleRevisions.Where(r => r.ArticleId == id && r.Version == version).Select(r => r.User!.DisplayName).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>What a preview shows: the article as saved, or the user's own working copy; null when there is none for this user.</summary>
    public async Task<EditorFields?> PreviewAsync(ClaimsPrincipal user, long? id, long? copyId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (copyId is not null)
            return await context.WorkingCopies.AsNoTracking().SingleOrDefaultAsync(w => w.Id == copyId && w.UserId == user.UserId(), cancellationToken) is { } copy
                ? WorkingContent.Of(copy)?.Fields : null;
        return await Whole(context).SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is { } article && Actor.Of(user).MayChange(article.AuthorId)
            ? EditorFields.Of(article) : null;
    }

    public async Task<LibraryPicture?> PictureAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await PicturesAsync(context.MediaFiles.Where(m => m.Id == id), cancellationToken)).SingleOrDefault();
    }

    /// <summary>Pictures of the library, the newest first.</summary>
    /// <param name="query">Part of a file's name or of what it shows; empty: all.</param>
    /// <param name="page">From 1.</param>
    public async Task<IReadOnlyList<LibraryPicture>> PicturesAsync(string query, int page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = context.MediaFiles.Where(m => m.ContentType.StartsWith("image/"));
        if (query.Length > 0)
            found = found.Where(m => m.OriginalName.Contains(query) || m.Alt.Contains(query));
        return await PicturesAsync(found.OrderByDescending(m => m.Id).Skip((page - 1) * PicturesAPage).Take(PicturesAPage), cancellationToken);
    }

    /// <summary>Whether an article other than this one has the slug.</summary>
    public async Task<bool> SlugTakenAsync(string slug, long? exceptId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Articles.AnyAsync(a => a.Slug == slug && a.Id != exceptId, cancellationToken);
    }

    private static IQueryable<Article> Whole(BlogDbContext context) => context.Articles.AsNoTracking().Include(a => a.Tags).Include(a => a.Series);

    private static async Task<List<EditorCopy>> CopiesAsync(BlogDbContext context, long userId, ArticleKind kind, long? id, CancellationToken cancellationToken)
    {
        var rows = await context.WorkingCopies.AsNoTracking().Where(w => w.UserId == userId && w.ArticleId == id).OrderByDescending(w => w.SavedAt).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row, content: WorkingContent.Of(row)))
            .Where(copy => copy.content is not null && (id is not null || copy.content.Kind == kind))
            .Select(copy => new EditorCopy(copy.row.Id, copy.row.SavedAt, copy.row.BaseVersion, copy.content!.Fields))];
    }

    private static async Task<EditorChoices> ChoicesAsync(BlogDbContext context, ArticleKind kind, long? id, CancellationToken cancellationToken)
    {
        if (kind == ArticleKind.Page)
            return new([], [], await context.Articles.Where(a => a.Kind == ArticleKind.Page && a.Id != id && a.State != ArticleState.Trash)
                .OrderBy(a => a.Title).Take(MostChoices).Select(a => new ParentPage(a.Id, a.Title)).ToListAsync(cancellationToken));
        return new(
            await context.Tags.OrderByDescending(t => t.Articles.Count).Take(MostChoices).Select(t => t.Name).ToListAsync(cancellationToken),
            await context.Series.OrderBy(s => s.Title).Take(MostChoices).Select(s => s.Title).ToListAsync(cancellationToken), []);
    }

    private static async Task<IReadOnlyList<LibraryPicture>> PicturesAsync(IQueryable<Data.Media.MediaFile> files, CancellationToken cancellationToken) =>
        await files.Select(m => new LibraryPicture(
            m.Id, "/media/" + m.Name, "/media/" + (m.Variants.OrderBy(v => v.Width).Select(v => v.Name).FirstOrDefault() ?? m.Name), m.Alt, m.OriginalName, m.Width, m.Height)).ToListAsync(cancellationToken);
}

internal sealed record EditorAccess(bool Exists, bool Allowed, ArticleKind Kind, string Title, string Author);
