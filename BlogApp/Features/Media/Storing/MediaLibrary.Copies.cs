using System.Globalization;
using BlogApp.Data.Media;
using BlogApp.Features.Media.Pictures;
using BlogApp.Features.Media.Types;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Media.Storing;

internal sealed partial class MediaLibrary
{
    /// <summary>Adds a copy made by the server.</summary>
    /// <returns>False when the picture no longer exists or already has such a copy.</returns>
    public async Task<bool> AddCopyAsync(long id, ReceivedFile copy, MediaType type, CancellationToken cancellationToken)
    {
        if (PictureHead.Read(copy.Head) is not { } size)
            throw new InvalidDataException("The size of a copy cannot be read.");
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await context.MediaFiles.Include(m => m.Variants).SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } file
                || file.Variants.Exists(v => v.Width == size.Width && v.ContentType == type.ContentType))
                return false;
            var name = string.Create(CultureInfo.InvariantCulture, $"{MediaAddress.Stem(file.Name)}-{size.Width}.{type.Ending}");
            // A file with that name but without a row is left over from a crash.
            folder.Delete(name);
            copy.MoveTo(folder.PathOf(name));
            file.Variants.Add(new MediaVariant { Width = size.Width, Height = size.Height, Name = name, ContentType = type.ContentType, Bytes = copy.Length });
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch
            {
                folder.Delete(name);
                throw;
            }
            sizes.Forget(MediaAddress.ForName(file.Name));
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }
}
