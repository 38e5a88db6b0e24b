using BlogApp.Data;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Content.Import.Articles;
using BlogApp.Features.Content.Import.Media;
using BlogApp.Features.Content.Import.Reports;
using BlogApp.Features.Content.Model;
using BlogApp.Features.Languages;
using BlogApp.Features.Tasks;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Content.Import;

/// <summary>
/// Brings a package into the blog. First the whole file is read, so that a broken one brings nothing; then each
/// article comes in a transaction of its own with its comments and the note that it came. An import that was
/// interrupted goes on where it was when it is started again, and one that is repeated changes nothing.
/// </summary>
internal sealed class Importer(
    IDbContextFactory<BlogDbContext> contexts, BulkPublishing bulk, MediaImport media, SiteImport surroundings, IOptionsMonitor<SiteSettings> site, TimeProvider clock)
{
    // Two imports at once could both find that something is not here yet.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <exception cref="ContentFormatException">The file is broken; nothing was changed.</exception>
    public async Task<ImportReport> RunAsync(ContentPackage package, string file, ImportOptions options, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        if (_turn.CurrentCount == 0)
            progress(new(Phrase.Key("Waiting for another import to end"), 0, 0));
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await AloneAsync(package, file, options, progress, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ImportReport> AloneAsync(ContentPackage package, string file, ImportOptions options, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        var report = new ImportReport { Format = package.Format, File = file, DryRun = options.DryRun };
        foreach (var skipped in package.Skipped)
            report.Add(new ImportItem("other", skipped.What, ImportOutcome.Skipped, Words: [skipped.Reason]));
        var known = await KnownItems.LoadAsync(contexts, package.Source, cancellationToken);
        var plan = await ArticlePlan.ReadAsync(package, known, contexts, count =>
        {
            if (count % 20 == 1)
                progress(new(Phrase.Key("Reading the file"), count, 0));
        }, cancellationToken);
        var session = new ImportSession(package, options, report, known, bulk, clock.GetUtcNow().UtcDateTime, package.Language ?? site.CurrentValue.Language);
        try
        {
            await new SurroundingsImport(session, contexts).RunAsync(cancellationToken);
            await media.RunAsync(session, progress, cancellationToken);
            await surroundings.RunAsync(session, plan, cancellationToken);
            var articles = new ArticleImport(session, plan);
            var done = 0;
            foreach (var article in package.Articles())
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress(new((options.DryRun ? Phrase.Of("Looking at “{0}”", article.Title) : Phrase.Of("Importing “{0}”", article.Title)).ToString(), ++done, plan.Count));
                await articles.AddAsync(article, cancellationToken);
            }
            await articles.ConnectPagesAsync(cancellationToken);
        }
        finally
        {
            if (session.Changed)
                await bulk.ShowAsync();
        }
        return report;
    }
}
