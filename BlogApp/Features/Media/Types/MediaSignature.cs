using System.Buffers.Binary;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Media.Types;

/// <summary>Detects a file's type from its first bytes. Its name and the type sent by the browser are ignored. Pure.</summary>
internal static class MediaSignature
{
    /// <summary>This many first bytes are enough.</summary>
    public const int Length = 256;

    /// <summary>The type; or null, and the reason in words.</summary>
    public static MediaType? Detect(ReadOnlySpan<byte> head, out string refusal)
    {
        refusal = "";
        if (Known(head) is { } type)
            return type;
        refusal = Words(head);
        return null;
    }

    private static MediaType? Known(ReadOnlySpan<byte> head)
    {
        if (head is [0x89, ..] && head[1..].StartsWith("PNG\r\n\u001a\n"u8))
            return MediaType.Png;
        if (head is [0xFF, 0xD8, 0xFF, ..])
            return MediaType.Jpeg;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return MediaType.Gif;
        if (head.Length >= 16 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBPVP8"u8))
            return MediaType.Webp;
        if (head.StartsWith("%PDF-"u8))
            return MediaType.Pdf;
        if (head is [0x1A, 0x45, 0xDF, 0xA3, ..])
            return head.IndexOf("webm"u8) > 0 ? MediaType.Webm : null;
        if (head.StartsWith("ID3"u8) || head is [0xFF, 0xFB or 0xF3 or 0xF2 or 0xFA, ..])
            return MediaType.Mp3;
        return HasBrand(head, "avif"u8) || HasBrand(head, "avis"u8) ? MediaType.Avif
            : IsHeic(head) ? null
            : HasBrand(head, "mp41"u8) || HasBrand(head, "mp42"u8) || HasBrand(head, "isom"u8) || HasBrand(head, "iso2"u8) || HasBrand(head, "avc1"u8) ? MediaType.Mp4
            : null;
    }

    private static bool IsHeic(ReadOnlySpan<byte> head) => HasBrand(head, "heic"u8) || HasBrand(head, "heix"u8) || HasBrand(head, "mif1"u8) || HasBrand(head, "hevc"u8);

    /// <summary>Whether an ISO media file lists the brand as its own or as compatible.</summary>
    private static bool HasBrand(ReadOnlySpan<byte> head, ReadOnlySpan<byte> brand)
    {
        if (head.Length < 16 || !head[4..].StartsWith("ftyp"u8))
            return false;
        var end = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
        for (var at = 8; at + 4 <= end; at += at == 8 ? 8 : 4)
            if (head.Slice(at, 4).SequenceEqual(brand))
                return true;
        return false;
    }

    private static string Words(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return Phrase.Key("The file is empty.");
        if (head.IndexOf("<svg"u8) >= 0 || head.IndexOf("<SVG"u8) >= 0)
            return Phrase.Key("SVG pictures are not accepted, because they can carry script. Save the picture as PNG or WebP.");
        if (IsHeic(head))
            return Phrase.Key("HEIC pictures are shown by few browsers. Save the picture as JPEG or WebP.");
        return Phrase.Format("This kind of file is not accepted. What counts is the content, not the name: {0}.", MediaType.Accepted).ToString();
    }
}
