using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Revisions;

/// <summary>An article's revisions, for the Studio.</summary>
internal sealed class RevisionQuery(IDbContextFactory<BlogDbContext> contexts)
{
    // The newest ones. Older revisions are reached by comparing step by step.
    private const int Most = 500;

    /// <summary>Null when there is no such article.</summary>
    public async Task<ArticleWithRevisions?> FindAsync(long articleId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Articles.AsNoTracking().Include(a => a.Tags).SingleOrDefaultAsync(a => a.Id == articleId, cancellationToken) is not { } article)
            return null;
        var revisions = await context.ArticleRevisions.Where(r => r.ArticleId == articleId).OrderByDescending(r => r.Version).Take(Most)
            .Select(r => new RevisionEntry(r.Id, r.Version, r.At, r.User == null ? null : r.User.DisplayName)).ToListAsync(cancellationToken);
        var latest = revisions is [var newest, ..] ? await context.ArticleRevisions.AsNoTracking().SingleAsync(r => r.Id == newest.Id, cancellationToken) : null;
        var text = ArticleText.From(article);
        return new(article.Id, article.Kind, article.Version, article.State, article.AuthorId, text, Unkept: latest is null || ArticleText.From(latest) != text,
            article.UpdatedAt, revisions);
    }

    /// <summary>The text of one revision; null when it no longer exists.</summary>
    public async Task<ArticleText?> TextAsync(long articleId, int version, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ArticleRevisions.AsNoTracking().SingleOrDefaultAsync(r => r.ArticleId == articleId && r.Version == version, cancellationToken) is { } revision
            ? ArticleText.From(revision) : null;
    }
}

/// <param name="Unkept">Whether no revision holds the current text, because it was changed while readers could not see it.</param>
/// <param name="Revisions">Newest first.</param>
internal sealed record ArticleWithRevisions(long Id, ArticleKind Kind, int Version, ArticleState State, long AuthorId, ArticleText Text, bool Unkept,
    DateTime UpdatedAt, IReadOnlyList<RevisionEntry> Revisions);

/// <param name="By">Null when the blog itself saved it, or when the account was deleted.</param>
internal sealed record RevisionEntry(long Id, int Version, DateTime At, string? By);
