using System.Globalization;
using System.Security.Cryptography;
using BlogApp.Data;
using BlogApp.Data.Media;
using BlogApp.Features.Articles.Rendering.Pictures;
using BlogApp.Features.Languages;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Media.Storing;

/// <summary>
/// Adds files to the blog and takes them away. The file is in its place before its row is: what a crash leaves behind
/// is a file without a row, which the sweep deletes, never a row without a file.
/// </summary>
internal sealed class MediaLibrary(
    MediaFolder folder, PictureSizes sizes, PlainSql sql, IDbContextFactory<BlogDbContext> contexts, IOptions<MediaSettings> settings, TimeProvider clock)
{
    // The file and its row change together; one at a time, so that the same content sent twice at once is one file.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Adds one file from a stream, for other code: an import.</summary>
    /// <param name="userId">Who adds it; null: the server itself.</param>
    /// <exception cref="MediaRefusedException">The file is not taken; the message says why.</exception>
    public async Task<AddedMedia> AddAsync(Stream content, string originalName, string alt, long? userId, CancellationToken cancellationToken)
    {
        using var received = await folder.ReceiveAsync(content, settings.Value.MaxBytes, cancellationToken);
        return await AddAsync(new(received, [], originalName, alt, userId), cancellationToken);
    }

    /// <summary>Adds a received file with its smaller copies. The same content again is the same file.</summary>
    /// <exception cref="MediaRefusedException">The file is not taken; the message says why.</exception>
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

    /// <summary>Deletes a file with its smaller copies. Whether anything refers to it is asked before.</summary>
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
            sizes.Forget(MediaAddress.Of(file.Name));
            return file.Name;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Deletes files that no row names, last written before a time, and unfinished ones.</summary>
    /// <returns>How many went, and the names of rows whose file is missing.</returns>
    public async Task<(int Deleted, IReadOnlyList<string> Missing)> SweepAsync(DateTime writtenBefore, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var known = sql.Rows("SELECT Name FROM MediaFile UNION ALL SELECT Name FROM MediaVariant", static row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
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
            foreach (var variant in variants.Where(v => file.Variants.TrueForAll(k => k.Width != v.Size!.Value.Width)))
            {
                var (width, height) = variant.Size!.Value;
                var name = string.Create(CultureInfo.InvariantCulture, $"{MediaAddress.Stem(file.Name)}-{width}.{variant.Type.Ending}");
                placed.Add(name);
                variant.File.MoveTo(folder.PathOf(name));
                file.Variants.Add(new() { Width = width, Height = height, Name = name, ContentType = variant.Type.ContentType, Bytes = variant.File.Length });
            }
            await context.SaveChangesAsync(cancellationToken);
            sizes.Forget(MediaAddress.Of(file.Name));
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
            throw new MediaRefusedException(StatusCodes.Status409Conflict, Phrase.Of("The library is full: it holds {0:N0} files, and more are not allowed (Media:MaxFiles).", count).ToString());
        if (bytes + content.File.Length > limits.MaxTotalBytes)
            throw new MediaRefusedException(StatusCodes.Status409Conflict, Phrase.Of("The library is full: its files may have {0} together (Media:MaxTotalBytes).", MediaText.Size(limits.MaxTotalBytes)).ToString());
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

/// <summary>A file on its way into the library.</summary>
/// <param name="Variants">The same picture at other widths, at most one of each of <see cref="MediaAddress.Widths"/>.</param>
/// <param name="UserId">Who adds it; null: the server itself.</param>
internal sealed record NewMedia(ReceivedFile File, IReadOnlyList<ReceivedFile> Variants, string OriginalName, string Alt, long? UserId);

/// <param name="Existing">The library had this content already.</param>
internal sealed record AddedMedia(MediaFile File, bool Existing);
