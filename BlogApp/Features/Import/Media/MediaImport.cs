using BlogApp.Data;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Import.Session;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Media.Fetching;
using BlogApp.Features.Media.Storing;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Media;

/// <summary>Imports pictures and files, from the import file or, if requested, from their old addresses.</summary>
internal sealed class MediaImport(MediaLibrary library, OwnMediaImport own, MediaFetcher fetcher, IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
{
    // An old blog that sends one byte a minute must not block the import forever.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task RunAsync(ImportSession session, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var media in session.Package.Media)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress(new($"Bringing “{media.OriginalName}”", ++done, session.Package.Media.Count));
            if (await KnownAsync(session, media, cancellationToken))
                session.Report.Add("picture", ImportOutcome.Unchanged);
            else if (media.Own is not null)
                await own.AddAsync(session, media, cancellationToken);
            else
                await AddAsync(session, media, cancellationToken);
        }
    }

    /// <summary>From the import file, or from the first of its addresses that has it.</summary>
    private async Task<AddedMedia> BringAsync(ImportSession session, SourceMedia media, CancellationToken cancellationToken)
    {
        try
        {
            return await FromAsync(media.Address);
        }
        catch (Exception refused) when (media is { Open: null, OtherAddress: not null } && refused is MediaRefusedException or MediaFetchException or IOException)
        {
            return await FromAsync(media.OtherAddress!);
        }

        async Task<AddedMedia> FromAsync(string address)
        {
            await using var content = media.Open?.Invoke() ?? await fetcher.OpenAsync(address, cancellationToken);
            return await library.AddAsync(content, media.OriginalName, SourceText.Cut(media.Alt, 1000), session.Options.UserId, cancellationToken);
        }
    }

    private async Task<bool> KnownAsync(ImportSession session, SourceMedia media, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!session.Known.TryFind(media.Key, out var id) || await context.MediaFiles.Where(m => m.Id == id).Select(m => m.Name).SingleOrDefaultAsync(cancellationToken) is not { } name)
            return false;
        session.Place(media, id, name);
        return true;
    }

    private async Task AddAsync(ImportSession session, SourceMedia media, CancellationToken cancellationToken)
    {
        if (media.Open is null && !session.Options.Fetch)
        {
            session.Report.Miss(media.Reference);
            session.Report.Add("picture", ImportOutcome.Skipped);
            return;
        }
        if (session.Options.DryRun)
        {
            session.Report.Add("picture", ImportOutcome.Created);
            return;
        }
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var added = await BringAsync(session, media, either.Token);
            await session.WriteAsync(context =>
            {
                session.MarkImported(context, media.Key, "MediaFile", added.File.Id);
                return context.SaveChangesAsync(cancellationToken);
            }, cancellationToken);
            session.Place(media, added.File.Id, added.File.Name);
            session.Report.Add("picture", added.Existing ? ImportOutcome.Unchanged : ImportOutcome.Created);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            session.Report.Miss(media.Reference);
            session.Report.Add(new ImportItem("picture", media.OriginalName, ImportOutcome.Skipped, Words: ["It did not come in time."]));
        }
        catch (Exception refused) when (refused is MediaRefusedException or MediaFetchException or IOException or InvalidDataException)
        {
            session.Report.Miss(media.Reference);
            session.Report.Add(new ImportItem("picture", media.OriginalName, ImportOutcome.Skipped, Words: [refused is MediaRefusedException or MediaFetchException ? refused.Message : "It could not be read."]));
        }
    }
}
