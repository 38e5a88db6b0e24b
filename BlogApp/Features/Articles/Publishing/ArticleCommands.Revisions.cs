using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>Changes of the text outside the editor.</summary>
internal sealed partial class ArticleCommands
{
    /// <summary>
    /// Makes the text of a revision current. The replaced text is also kept as a revision, even when readers never saw
    /// it. Address and state do not change.
    /// </summary>
    public async Task<ArticleSaved> RestoreRevisionAsync(long id, int version, long revisionId, Actor by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (article, refusal) = await FindAsync(context, id, version, by, cancellationToken);
        if (article is null)
            return refusal;
        if (await context.ArticleRevisions.AsNoTracking().SingleOrDefaultAsync(r => r.Id == revisionId && r.ArticleId == id, cancellationToken) is not { } revision)
            return new(SaveResult.Missing);
        var before = ArticleSnapshot.From(article);
        article.Title = revision.Title;
        article.Excerpt = revision.Excerpt;
        article.Markdown = revision.Markdown;
        article.Language = revision.Language;
        await SetTagsAsync(context, article, ArticleText.From(revision).TagNames, cancellationToken);
        return await CommitAsync(context, article, before, by, cancellationToken, keepBefore: true);
    }

    /// <summary>Adds a tag and removes another; either may be null. Saves nothing when there is no change.</summary>
    public async Task<ArticleSaved> ChangeTagAsync(long id, int version, string? add, string? remove, Actor by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (article, refusal) = await FindAsync(context, id, version, by, cancellationToken);
        if (article is null)
            return refusal;
        var before = ArticleSnapshot.From(article);
        string[] names = [.. before.Text.TagNames.Where(n => n != remove).Append(add).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (names.Length > EditRules.MaxTags)
            return new(SaveResult.Refused, Problem: Phrase.Format("It has as many tags as an article can have."));
        if (before.Text.TagNames.ToHashSet(StringComparer.Ordinal).SetEquals(names))
            return new(SaveResult.Saved, id, version);
        await SetTagsAsync(context, article, names, cancellationToken);
        return await CommitAsync(context, article, before, by, cancellationToken);
    }

    /// <summary>
    /// Stores the text with other addresses of its pictures. Readers see the same words, so the article does not say that
    /// it was changed today.
    /// </summary>
    public async Task<ArticleSaved> ReplaceAddressesAsync(long id, int version, string markdown, Actor by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (article, refusal) = await FindAsync(context, id, version, by, cancellationToken);
        if (article is null)
            return refusal;
        var before = ArticleSnapshot.From(article);
        article.Markdown = markdown;
        return await CommitAsync(context, article, before, by, cancellationToken, keepTime: true);
    }
}
