using BlogApp.Data;
using BlogApp.Features.Articles.External;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Import.Articles;
using BlogApp.Features.Import.Media;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Media;
using BlogApp.Features.Media.Fetching;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Site.Redirects.Targets;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Import.Session;

/// <summary>
/// Imports a package into the blog. It reads the whole file first, so that nothing is imported from a broken one. Then
/// each article is imported in one transaction with its comments and its import record. An interrupted import continues
/// where it stopped when it is started again, and a repeated import changes nothing.
/// </summary>
internal sealed class Importer(
    IDbContextFactory<BlogDbContext> contexts, BulkArticleWriter bulk, MediaImport media, PictureFetcher pictures, SiteImport siteImport, IBlogAddresses addresses, IOptionsMonitor<SiteSettings> site, TimeProvider clock)
{
    // Two concurrent imports could both find that an item does not exist yet.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <exception cref="ContentFormatException">The file is broken; nothing was changed.</exception>
    public async Task<ImportReport> RunAsync(ContentPackage package, string file, ImportOptions options, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        if (_turn.CurrentCount == 0)
            progress(new(Phrase.Key("Waiting for another import to end"), 0, 0));
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return options.DryRun ? await AloneAsync(package, file, options, progress, cancellationToken) : await NotedAsync(package, file, options, progress, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ImportReport> NotedAsync(ContentPackage package, string file, ImportOptions options, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        await NoteAsync("import.start", file, options, package.Format);
        try
        {
            var report = await AloneAsync(package, file, options, progress, cancellationToken);
            await NoteAsync("import.end", file, options, AuditLog.Changes(report.Counts.Where(kind => kind.Value.Created > 0)
                .Select(kind => (ReportText.Plural(kind.Key), (string?)null, (string?)Phrase.Format("{0:N0} new", kind.Value.Created).ToString()))) ?? Phrase.Key("Nothing new came"));
            return report;
        }
        catch (Exception error)
        {
            // Items that came before stay.
            await NoteAsync("import.break", file, options, error is OperationCanceledException ? Phrase.Key("It was cancelled. What had come stays.") : Phrase.Key("It failed. What had come stays."));
            throw;
        }
    }

    // Not with the import's own cancellation: what has come is told of.
    private async Task NoteAsync(string action, string file, ImportOptions options, string? detail)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        context.Audit(clock.GetUtcNow().UtcDateTime, options.UserId, action, file, detail);
        await context.SaveChangesAsync(CancellationToken.None);
    }

    private async Task<ImportReport> AloneAsync(ContentPackage package, string file, ImportOptions options, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        var report = new ImportReport { Format = package.Format, File = file, DryRun = options.DryRun, Notes = [.. package.Notes] };
        foreach (var skipped in package.Skipped)
            report.Add(new ImportItem("other", skipped.What, ImportOutcome.Skipped, Words: [skipped.Reason]));
        var known = await KnownItems.LoadAsync(contexts, package.Source, cancellationToken);
        var plan = await ArticlePlan.ReadAsync(package, known, contexts, count =>
        {
            if (count % 20 == 1)
                progress(new(Phrase.Key("Reading the file"), count, 0));
        }, cancellationToken);
        var session = new ImportSession(package, options, report, known, bulk, clock.GetUtcNow().UtcDateTime, package.Language ?? site.CurrentValue.Language)
        {
            Pictures = new PictureFetchRun(pictures, options.Pictures, ExternalPictures.HostOf(site.CurrentValue), options.UserId),
        };
        try
        {
            await new TaxonomyImport(session, contexts).RunAsync(cancellationToken);
            await media.RunAsync(session, progress, cancellationToken);
            await ShowPortraitsAsync(session, cancellationToken);
            await siteImport.RunAsync(session, plan, cancellationToken);
            var articles = new ArticleImport(session, plan);
            var done = 0;
            foreach (var article in package.Articles())
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress(new((options.DryRun ? Phrase.Format("Looking at “{0}”", article.Title) : Phrase.Format("Importing “{0}”", article.Title)).ToString(), ++done, plan.Count));
                await articles.AddAsync(article, cancellationToken);
            }
            if (session.HiddenPictures > 0)
                report.Notes.Add(Phrase.Format("Pictures that do not show to readers, because other hosts have them by http://: {0:N0}. The articles below name them, and the page Media can fetch them.", session.HiddenPictures).ToString());
            await articles.ConnectPagesAsync(cancellationToken);
            await new RedirectImport(session, plan, contexts, addresses).RunAsync(cancellationToken);
        }
        finally
        {
            if (session.Changed)
                await bulk.InvalidateAsync();
        }
        return report;
    }

    private static async Task ShowPortraitsAsync(ImportSession session, CancellationToken cancellationToken)
    {
        if (session.Portraits.Count == 0)
            return;
        await session.WriteAsync(async context =>
        {
            foreach (var (user, picture) in session.Portraits)
            {
                if (session.Media.TryGetValue(MediaAddress.ForName(picture), out var media) && await context.Users.FindAsync([user], cancellationToken) is { } account)
                    account.PictureId = media.Id;
            }
            return await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }
}
