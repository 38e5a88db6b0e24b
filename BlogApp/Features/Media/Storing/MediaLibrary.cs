using System.Globalization;
using System.Security.Cryptography;
using BlogApp.Data;
using BlogApp.Data.Media;
using BlogApp.Features.Media.Pictures;
using BlogApp.Features.Media.Types;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Media.Storing;

/// <summary>
/// Adds and deletes files. A file is in place before its row is written: a crash can leave a file without a row, which
/// the sweep deletes, but never a row without a file.
/// </summary>
internal sealed partial class MediaLibrary(
    MediaFolder folder, PictureSizes sizes, RawSql sql, IDbContextFactory<BlogDbContext> contexts, IOptions<MediaSettings> settings, TimeProvider clock)
{
    // The file and its row change together, one at a time, so that identical content uploaded twice at once is stored once.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Adds one file from a stream; for use by other code, such as an import.</summary>
    /// <param name="userId">Who adds it; null: the server itself.</param>
    /// <exception cref="MediaRefusedException">The file is not accepted; the message says why.</exception>
    public async Task<AddedMedia> AddAsync(Stream content, string originalName, string alt, long? userId, CancellationToken cancellationToken)
    {
        using var received = await folder.ReceiveAsync(content, settings.Value.MaxBytes, cancellationToken);
        return await AddAsync(new(received, [], originalName, alt, userId), cancellationToken);
    }

    /// <summary>Adds a received file with its smaller copies. Identical content is stored only once.</summary>
    /// <exception cref="MediaRefusedException">The file is not accepted; the message says why.</exception>
    public async Task<AddedMedia> AddAsync(NewMedia media, CancellationToken cancellationToken)
    {
        using var content = await MediaContent.OpenAsync(media.File, folder, settings.Value, cancellationToken);
        var variants = new List<MediaContent>();
        try
        {
            foreach (var file in media.Variants)
            {
                variants.Add(await MediaContent.OpenAsync(file, folder, settings.Value, cancellationToken));
                VariantRules.Check(content, variants);
            }
            var sha256 = await HashAsync(content.File.Path, cancellationToken);
            await _turn.WaitAsync(cancellationToken);
            try
            {
                return await StoreAsync(media, content, variants, sha256, cancellationToken);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            variants.ForEach(v => v.Dispose());
        }
    }

    /// <summary>Deletes a file with its smaller copies. Check for uses first.</summary>
    /// <returns>Its name; null when there was no such file.</returns>
    public async Task<string?> DeleteAsync(long id, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await context.MediaFiles.Include(m => m.Variants).SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } file)
                return null;
            context.MediaFiles.Remove(file);
            await context.SaveChangesAsync(cancellationToken);
            foreach (var name in file.Variants.Select(v => v.Name).Append(file.Name))
                folder.Delete(name);
            sizes.Forget(MediaAddress.ForName(file.Name));
            return file.Name;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Deletes files without a row last written before the given time, and unfinished ones.</summary>
    /// <returns>The number of deleted files, and the names of rows whose file is missing.</returns>
    public async Task<(int Deleted, IReadOnlyList<string> Missing)> SweepAsync(DateTime writtenBefore, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var known = sql.Read(static q => q.MediaNames()).ToHashSet(StringComparer.Ordinal);
            var orphans = folder.Names(writtenBefore).Where(name => !known.Contains(name)).ToList();
            orphans.ForEach(folder.Delete);
            return (orphans.Count + folder.ClearIncoming(writtenBefore), [.. known.Where(name => !File.Exists(folder.PathOf(name)))]);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<AddedMedia> StoreAsync(NewMedia media, MediaContent content, List<MediaContent> variants, string sha256, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.MediaFiles.Include(m => m.Variants).FirstOrDefaultAsync(m => m.Sha256 == sha256 && m.Bytes == content.File.Length, cancellationToken);
        if (known is not null && !File.Exists(folder.PathOf(known.Name)))
            content.File.MoveTo(folder.PathOf(known.Name));
        var placed = new List<string>();
        try
        {
            var file = known ?? await PlaceAsync(context, media, content, sha256, placed, cancellationToken);
            if (known is { Alt: "" })
                known.Alt = media.Alt;
            foreach (var variant in variants.Where(v => file.Variants.TrueForAll(k => k.Width != v.Size!.Value.Width || k.ContentType == MediaType.Avif.ContentType)))
            {
                var (width, height) = variant.Size!.Value;
                var name = string.Create(CultureInfo.InvariantCulture, $"{MediaAddress.Stem(file.Name)}-{width}.{variant.Type.Ending}");
                placed.Add(name);
                variant.File.MoveTo(folder.PathOf(name));
                file.Variants.Add(new() { Width = width, Height = height, Name = name, ContentType = variant.Type.ContentType, Bytes = variant.File.Length });
            }
            await context.SaveChangesAsync(cancellationToken);
            sizes.Forget(MediaAddress.ForName(file.Name));
            return new(file, known is not null);
        }
        catch
        {
            placed.ForEach(folder.Delete);
            throw;
        }
    }

    private async Task<MediaFile> PlaceAsync(
        BlogDbContext context, NewMedia media, MediaContent content, string sha256, List<string> placed, CancellationToken cancellationToken)
    {
        var limits = settings.Value;
        var (count, bytes) = (await context.MediaFiles.CountAsync(cancellationToken), await context.MediaFiles.SumAsync(m => m.Bytes, cancellationToken));
        if (count >= limits.MaxFiles)
            throw new MediaRefusedException(StatusCodes.Status409Conflict, Phrase.Format("The library is full: it holds {0:N0} files, and more are not allowed (Media:MaxFiles).", count).ToString());
        if (bytes + content.File.Length > limits.MaxTotalBytes)
            throw new MediaRefusedException(StatusCodes.Status409Conflict, Phrase.Format("The library is full: its files may have {0} together (Media:MaxTotalBytes).", MediaText.Size(limits.MaxTotalBytes)).ToString());
        var name = $"{MediaFolder.NewStem()}.{content.Type.Ending}";
        placed.Add(name);
        content.File.MoveTo(folder.PathOf(name));
        var file = new MediaFile
        {
            Name = name,
            OriginalName = media.OriginalName,
            ContentType = content.Type.ContentType,
            Bytes = content.File.Length,
            Sha256 = sha256,
            Width = content.Size?.Width,
            Height = content.Size?.Height,
            Alt = media.Alt,
            UploadedAt = clock.GetUtcNow().UtcDateTime,
            UploadedById = media.UserId,
        };
        context.MediaFiles.Add(file);
        return file;
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }
}

/// <summary>A file to be added to the library.</summary>
/// <param name="Variants">The same picture in other widths, at most one for each of <see cref="MediaAddress.Widths"/>.</param>
/// <param name="UserId">Who adds it; null: the server itself.</param>
internal sealed record NewMedia(ReceivedFile File, IReadOnlyList<ReceivedFile> Variants, string OriginalName, string Alt, long? UserId);

/// <param name="Existing">Whether the library already had this content.</param>
internal sealed record AddedMedia(MediaFile File, bool Existing);
