using BlogApp.Features.Media.Pictures;
using BlogApp.Features.Media.Storing.Metadata;
using BlogApp.Features.Media.Types;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Media.Storing;

/// <summary>A received file after inspection: its type, without private metadata.</summary>
internal sealed record MediaContent(ReceivedFile File, MediaType Type, PictureSize? Size) : IDisposable
{
    /// <summary>Detects a file's type from its content, and removes location and camera data from pictures and videos.</summary>
    /// <exception cref="MediaRefusedException">Its type is not accepted, or it is broken or too large.</exception>
    public static async Task<MediaContent> OpenAsync(ReceivedFile file, MediaFolder folder, MediaSettings settings, CancellationToken cancellationToken)
    {
        var type = MediaSignature.Detect(file.Head.AsSpan(0, Math.Min(file.Head.Length, MediaSignature.Length)), out var refusal)
            ?? throw new MediaRefusedException(StatusCodes.Status415UnsupportedMediaType, refusal);
        if (StripperOf(type) is { } strip)
        {
            await using var from = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024);
            var stripped = await folder.WriteAsync((to, token) => Task.Run(() => strip(from, to), token), cancellationToken);
            file.Dispose();
            file = stripped;
        }
        if (!type.IsPicture)
            return new(file, type, null);
        if (PictureHead.Read(file.Head) is not { } size)
        {
            file.Dispose();
            throw MediaRefusedException.Broken(Phrase.Key("The size of this picture cannot be read."));
        }
        if ((long)size.Width * size.Height > settings.MaxPixels)
        {
            file.Dispose();
            throw new MediaRefusedException(StatusCodes.Status413PayloadTooLarge,
                Phrase.Format("The picture has {0} × {1} pixels; at most {2:N0} are accepted.", size.Width, size.Height, settings.MaxPixels).ToString());
        }
        return new(file, type, size);
    }

    /// <summary>For the types that can tell where they were made.</summary>
    private static Action<Stream, Stream>? StripperOf(MediaType type) =>
        type == MediaType.Jpeg ? JpegMetadata.Strip
        : type == MediaType.Png ? PngMetadata.Strip
        : type == MediaType.Webp ? WebpMetadata.Strip
        : type == MediaType.Gif ? GifMetadata.Strip
        : type == MediaType.Avif || type == MediaType.Mp4 ? IsoMetadata.Strip
        : null;

    public void Dispose() => File.Dispose();
}
