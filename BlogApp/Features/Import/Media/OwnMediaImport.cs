using System.Security.Cryptography;
using BlogApp.Data;
using BlogApp.Data.Media;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Import.Session;
using BlogApp.Features.Media;
using BlogApp.Features.Media.Pictures;
using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Import.Media;

/// <summary>
/// Imports a file of this blog's own export under its own name, because articles refer to it by that name, with its
/// other widths. The files are in place before their row is written, as with every upload.
/// </summary>
internal sealed class OwnMediaImport(MediaFolder folder, PictureSizes sizes, IDbContextFactory<BlogDbContext> contexts, IOptions<MediaSettings> settings)
{
    public async Task AddAsync(ImportSession session, SourceMedia media, CancellationToken cancellationToken)
    {
        var own = media.Own!;
        await using (var reading = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await reading.MediaFiles.Where(m => m.Name == own.Name).Select(m => new { m.Id, m.Sha256 }).SingleOrDefaultAsync(cancellationToken) is { } there)
            {
                var same = there.Sha256 == own.Sha256;
                if (same)
                    session.Place(media, there.Id, own.Name);
                session.Report.Add(new ImportItem("picture", media.OriginalName, same ? ImportOutcome.Unchanged : ImportOutcome.Skipped, Words: same ? [] : ["Another file has its name here."]));
                return;
            }
        }
        if (session.Options.DryRun)
        {
            session.Report.Add("picture", ImportOutcome.Created);
            return;
        }
        try
        {
            await StoreAsync(session, media, own, cancellationToken);
            session.Report.Add("picture", ImportOutcome.Created);
        }
        catch (Exception refused) when (refused is MediaRefusedException or InvalidDataException or IOException)
        {
            session.Report.Miss(media.Reference);
            session.Report.Add(new ImportItem("picture", media.OriginalName, ImportOutcome.Skipped, Words: [refused is MediaRefusedException ? refused.Message : "It could not be read from the file."]));
        }
    }

    private async Task StoreAsync(ImportSession session, SourceMedia media, OwnMedia own, CancellationToken cancellationToken)
    {
        var received = new List<(ReceivedFile File, string Name)>();
        var placed = new List<string>();
        try
        {
            received.Add((await ReceiveAsync(own.Name, media.Open!, own.ContentType, own.Sha256, cancellationToken), own.Name));
            foreach (var variant in own.Variants)
                received.Add((await ReceiveAsync(variant.Name, variant.Open, variant.ContentType, null, cancellationToken), variant.Name));
            foreach (var (file, name) in received)
            {
                file.MoveTo(folder.PathOf(name));
                placed.Add(name);
            }
            var id = await session.WriteAsync(async context =>
            {
                var row = Row(session, media, own, received);
                context.MediaFiles.Add(row);
                await context.SaveChangesAsync(cancellationToken);
                session.MarkImported(context, media.Key, "MediaFile", row.Id);
                await context.SaveChangesAsync(cancellationToken);
                return row.Id;
            }, cancellationToken);
            sizes.Forget(MediaAddress.ForName(own.Name));
            session.Place(media, id, own.Name);
        }
        catch
        {
            placed.ForEach(folder.Delete);
            throw;
        }
        finally
        {
            received.ForEach(r => r.File.Dispose());
        }
    }

    /// <summary>Receives a file and inspects its content, because the declared type proves nothing.</summary>
    private async Task<ReceivedFile> ReceiveAsync(string name, Func<Stream> open, string contentType, string? sha256, CancellationToken cancellationToken)
    {
        if (!MediaAddress.IsName(name) || File.Exists(folder.PathOf(name)))
            throw MediaRefusedException.Broken("The name of this file is not one of this blog, or is taken.");
        await using var source = open();
        var file = await folder.ReceiveAsync(source, settings.Value.MaxBytes, cancellationToken);
        var type = MediaSignature.Detect(file.Head.AsSpan(0, Math.Min(file.Head.Length, MediaSignature.Length)), out _);
        if (type?.ContentType == contentType && (sha256 is null || await HashAsync(file.Path, cancellationToken) == sha256))
            return file;
        file.Dispose();
        throw MediaRefusedException.Broken("The content of this file is not what the export says.");
    }

    private static MediaFile Row(ImportSession session, SourceMedia media, OwnMedia own, List<(ReceivedFile File, string Name)> received)
    {
        var row = new MediaFile
        {
            Name = own.Name,
            OriginalName = SourceText.Cut(media.OriginalName, 255),
            ContentType = own.ContentType,
            Bytes = received[0].File.Length,
            Sha256 = own.Sha256,
            Width = own.Width,
            Height = own.Height,
            Alt = SourceText.Cut(media.Alt, 1000),
            UploadedAt = own.UploadedAt,
            UploadedById = own.UploadedBy is { } user && session.Authors.TryGetValue(user, out var userId) ? userId : null,
        };
        for (var i = 0; i < own.Variants.Count; i++)
        {
            var variant = own.Variants[i];
            row.Variants.Add(new MediaVariant { Name = variant.Name, ContentType = variant.ContentType, Width = variant.Width, Height = variant.Height, Bytes = received[i + 1].File.Length });
        }
        return row;
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
