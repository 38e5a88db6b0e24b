using System.Security.Claims;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Articles.Tags;
using BlogApp.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Editing;

/// <summary>Reads the data for the editor.</summary>
internal sealed class EditorQuery(IDbContextFactory<BlogDbContext> contexts)
{
    private const int MostChoices = 2000;

    /// <summary>Whether the article exists and the user may change it.</summary>
    public async Task<EditorAccess> AccessAsync(ClaimsPrincipal user, long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var article = await context.Articles.Where(a => a.Id == id).Select(a => new { a.AuthorId, a.Kind, a.Title, Author = a.Author!.DisplayName }).SingleOrDefaultAsync(cancellationToken);
        return article is null ? new(false, false, default, "", "") : new(true, Actor.FromUser(user).MayChange(article.AuthorId), article.Kind, article.Title, article.Author);
    }

    /// <summary>Null when there is no such article.</summary>
    /// <param name="id">Null for a new article.</param>
    /// <param name="copyId">The working copy of a new article to continue with; null: start empty.</param>
    public async Task<EditorDocument?> OpenAsync(ClaimsPrincipal user, ArticleKind kind, long? id, long? copyId, string language, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var article = id is { } known ? await Whole(context).SingleOrDefaultAsync(a => a.Id == known, cancellationToken) : null;
        if (id is not null && article is null)
            return null;
        kind = article?.Kind ?? kind;
        var fields = article is null ? new EditorFields { Language = language, AuthorId = user.UserId(), Visibility = "public", PublishedAt = "" } : EditorFields.From(article);
        var copies = await CopiesAsync(context, user.UserId() ?? 0, kind, id, cancellationToken);
        var copy = id is null ? copies.Find(c => c.Id == copyId) : copies.Find(c => !c.Fields.SameAs(fields) || (c.Fields.PublishAt is { } plan && plan != fields.PublishAt));
        var covers = new[] { fields.CoverId, copy?.Fields.CoverId };
        return new(
            article is null ? null : EditedArticle.From(article), fields, copy,
            await ChoicesAsync(context, Actor.FromUser(user), kind, id, article?.AuthorId, cancellationToken),
            await PicturesAsync(context.MediaFiles.Where(m => covers.Contains(m.Id)), cancellationToken));
    }

    /// <summary>The saved article; null when it no longer exists.</summary>
    public async Task<(EditedArticle Article, EditorFields Fields)?> SavedAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Whole(context).SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is { } article ? (EditedArticle.From(article), EditorFields.From(article)) : null;
    }

    /// <summary>Who saved that version; null when unknown.</summary>
    public async Task<string?> SavedByAsync(long id, int version, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ArticleRevisions.Where(r => r.ArticleId == id && r.Version == version).Select(r => r.User!.DisplayName).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The content of a preview: the article as saved, or the user's own working copy. Null when this user has none.</summary>
    public async Task<EditorFields?> PreviewAsync(ClaimsPrincipal user, long? id, long? copyId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (copyId is not null)
            return await context.WorkingCopies.AsNoTracking().SingleOrDefaultAsync(w => w.Id == copyId && w.UserId == user.UserId(), cancellationToken) is { } copy
                ? WorkingContent.Parse(copy)?.Fields : null;
        return await Whole(context).SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is { } article && Actor.FromUser(user).MayChange(article.AuthorId)
            ? EditorFields.From(article) : null;
    }

    public async Task<LibraryPicture?> PictureAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await PicturesAsync(context.MediaFiles.Where(m => m.Id == id), cancellationToken)).SingleOrDefault();
    }

    /// <summary>All tags, the most used first.</summary>
    public async Task<IReadOnlyList<TagLink>> TagsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Tags.OrderByDescending(t => t.Articles.Count).ThenBy(t => t.Name).Take(MostChoices).Select(t => new TagLink(t.Name, t.Title ?? t.Name)).ToListAsync(cancellationToken);
    }

    /// <summary>Tags as readers will see them.</summary>
    public async Task<IReadOnlyList<TagLink>> LinksAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return TagLink.From(await KnownTags.ForAsync(context, [.. TagName.NormalizeAll(names)], cancellationToken));
    }

    /// <summary>Whether a different article has the slug.</summary>
    public async Task<bool> SlugTakenAsync(string slug, long? exceptId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Articles.AnyAsync(a => a.Slug == slug && a.Id != exceptId, cancellationToken);
    }

    private static IQueryable<Article> Whole(BlogDbContext context) => context.Articles.AsNoTracking().Include(a => a.Tags).Include(a => a.Series);

    private static async Task<List<AutosavedCopy>> CopiesAsync(BlogDbContext context, long userId, ArticleKind kind, long? id, CancellationToken cancellationToken)
    {
        var rows = await context.WorkingCopies.AsNoTracking().Where(w => w.UserId == userId && w.ArticleId == id).OrderByDescending(w => w.SavedAt).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row, content: WorkingContent.Parse(row)))
            .Where(copy => copy.content is not null && (id is not null || copy.content.Kind == kind))
            .Select(copy => new AutosavedCopy(copy.row.Id, copy.row.SavedAt, copy.row.BaseVersion, copy.content!.Fields))];
    }

    private static async Task<EditorChoices> ChoicesAsync(BlogDbContext context, Actor by, ArticleKind kind, long? id, long? author, CancellationToken cancellationToken)
    {
        // Whose it is stands among them, also when the account may no longer write.
        var authors = !by.MayChangeAll ? [] : await context.Users.Where(u => u.Id == author || context.MayWrite().Any(a => a.Id == u.Id))
            .OrderBy(u => u.DisplayName).Take(MostChoices).Select(u => new AuthorChoice(u.Id, u.DisplayName)).ToListAsync(cancellationToken);
        if (kind == ArticleKind.Page)
            return new([], await context.Articles.Where(a => a.Kind == ArticleKind.Page && a.Id != id && a.State != ArticleState.Trash)
                .OrderBy(a => a.Title).Take(MostChoices).Select(a => new ParentPage(a.Id, a.Title)).ToListAsync(cancellationToken), authors);
        return new(await context.Series.OrderBy(s => s.Title).Take(MostChoices).Select(s => s.Title).ToListAsync(cancellationToken), [], authors);
    }

    private static async Task<IReadOnlyList<LibraryPicture>> PicturesAsync(IQueryable<Data.Media.MediaFile> files, CancellationToken cancellationToken) =>
        await files.Select(m => new LibraryPicture(
            m.Id, "/media/" + m.Name, "/media/" + (m.Variants.OrderBy(v => v.Width).Select(v => v.Name).FirstOrDefault() ?? m.Name), m.Alt, m.OriginalName, m.Width, m.Height)).ToListAsync(cancellationToken);
}

internal sealed record EditorAccess(bool Exists, bool Allowed, ArticleKind Kind, string Title, string Author);
