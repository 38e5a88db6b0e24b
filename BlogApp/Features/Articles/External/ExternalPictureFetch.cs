using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Media.Fetching;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Articles.External;

/// <summary>
/// Fetches the pictures of other hosts in all articles and pages, or in one. Each is saved by itself: what had come before
/// an interruption stays, and the next run fetches the rest.
/// </summary>
internal sealed class ExternalPictureFetch(
    PictureFetcher fetcher, ArticleCommands commands, IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator cache, IOptionsMonitor<SiteSettings> site)
{
    private const int MostAttempts = 3;

    /// <summary>For texts that are not stored yet.</summary>
    /// <param name="requestHost">The host that the author uses, in case the settings name none.</param>
    public PictureFetchRun Begin(PictureScope scope, long? userId, string? requestHost = null) => new(fetcher, scope, OwnHost(requestHost), userId);

    /// <summary>The blog's own host, as far as it is known.</summary>
    public string? OwnHost(string? requestHost) => ExternalPictures.HostOf(site.CurrentValue) ?? requestHost;

    /// <summary>How many articles and pages have pictures that readers do not see.</summary>
    public async Task<int> CountHiddenAsync(CancellationToken cancellationToken)
    {
        var run = Begin(PictureScope.Hidden, userId: null);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var count = 0;
        await foreach (var markdown in context.Articles.Where(a => a.State != ArticleState.Trash && a.Markdown.Contains("http://")).Select(a => a.Markdown).AsAsyncEnumerable().WithCancellation(cancellationToken))
            count += run.Wanted(markdown).Any() ? 1 : 0;
        return count;
    }

    /// <param name="slug">The only article or page; null: all of them.</param>
    /// <returns>Null when there is no such article.</returns>
    public async Task<PictureFetchReport?> RunAsync(PictureScope scope, string? slug, Actor by, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        var articles = await FindAsync(scope, slug, cancellationToken);
        if (slug is not null && articles.Count == 0 && !await ExistsAsync(slug, cancellationToken))
            return null;
        var run = Begin(scope, by.UserId);
        var report = new PictureFetchReport();
        try
        {
            for (var done = 0; done < articles.Count; done++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress(new(Phrase.Format("Fetching the pictures of “{0}”", articles[done].Title).ToString(), done, articles.Count));
                await FetchAsync(run, articles[done].Id, report, by, cancellationToken);
            }
        }
        finally
        {
            // Also for what an interrupted run before this one stored without telling the shared cache: its articles keep their time of change.
            await cache.InvalidateAsync([CacheTag.Everything], CancellationToken.None);
        }
        progress(new(Phrase.Key("Done"), articles.Count, articles.Count));
        return report;
    }

    private async Task FetchAsync(PictureFetchRun run, long id, PictureFetchReport report, Actor by, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await ReadAsync(id, cancellationToken) is not { } article)
                return;
            var text = await run.FetchAsync(article.Markdown, cancellationToken);
            var saved = text.Brought.Count == 0 ? new ArticleSaved(SaveResult.Saved)
                : await commands.ReplaceAddressesAsync(id, article.Version, text.Markdown, by, cancellationToken);
            // Someone saved while the pictures came. They are known by now, so the next attempt takes no time.
            if (saved.Result == SaveResult.ChangedMeanwhile && attempt < MostAttempts)
                continue;
            report.Add(article.Kind, id, article.Title, text, SavedText.Problem(saved)?.ToString());
            return;
        }
    }

    private async Task<List<(long Id, string Title)>> FindAsync(PictureScope scope, string? slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var part = scope == PictureScope.All ? "//" : "http://";
        var rows = await context.Articles.Where(a => a.State != ArticleState.Trash && (slug == null || a.Slug == slug) && a.Markdown.Contains(part))
            .OrderByDescending(a => a.Id).Select(a => new { a.Id, a.Title }).ToListAsync(cancellationToken);
        return [.. rows.Select(a => (a.Id, a.Title))];
    }

    private async Task<bool> ExistsAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Articles.AnyAsync(a => a.Slug == slug && a.State != ArticleState.Trash, cancellationToken);
    }

    private async Task<CurrentText?> ReadAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Articles.Where(a => a.Id == id && a.State != ArticleState.Trash)
            .Select(a => new CurrentText(a.Kind, a.Title, a.Markdown, a.Version)).SingleOrDefaultAsync(cancellationToken);
    }

    private sealed record CurrentText(ArticleKind Kind, string Title, string Markdown, int Version);
}
