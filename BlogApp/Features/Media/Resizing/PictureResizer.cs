using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Types;
using BlogApp.Platform.Languages;
using NetVips;

namespace BlogApp.Features.Media.Resizing;

/// <summary>Makes a smaller copy of a picture: upright, in sRGB, and without metadata.</summary>
internal sealed class PictureResizer(PictureLibrary library, MediaFolder folder) : IDisposable
{
    // Decoded pictures are large, so only one is processed at a time.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Whether the server can resize pictures.</summary>
    public bool TryLoad() => library.TryLoad();

    /// <summary>Makes one copy as a temporary file. The picture itself is not changed.</summary>
    /// <exception cref="PictureUnreadableException">The picture is broken; the message explains it.</exception>
    public async Task<ReceivedFile> MakeAsync(string name, PlannedCopy copy, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await folder.WriteAsync((to, token) => Task.Run(() => Make(folder.PathOf(name), copy, to), token), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static void Make(string path, PlannedCopy copy, Stream to)
    {
        try
        {
            // Shrinks while decoding, rotates by the EXIF orientation, and converts using the picture's color profile.
            using var image = Image.Thumbnail(path, copy.Width, height: 100_000, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Error);
            to.Write(copy.Type == MediaType.Avif
                ? image.HeifsaveBuffer(q: 55, compression: Enums.ForeignHeifCompression.Av1, effort: 4, bitdepth: 8, keep: Enums.ForeignKeep.None)
                : image.WebpsaveBuffer(q: 82, effort: 4, keep: Enums.ForeignKeep.None));
        }
        catch (VipsException broken)
        {
            throw new PictureUnreadableException(Phrase.Key("The picture is broken, or of a kind that the server cannot read."), broken);
        }
    }

    public void Dispose() => _turn.Dispose();
}
