using System.Globalization;
using AngleSharp.Dom;

namespace BlogApp.Features.Import.Html;

/// <summary>The address of a picture's element, also where lazy loading left a placeholder in its place.</summary>
internal static class PictureAddress
{
    /// <summary>Null when there is none.</summary>
    public static string? Of(IElement picture)
    {
        foreach (var name in (string[])["src", "data-orig-file", "data-src", "data-lazy-src", "data-original", "data-full-url"])
        {
            if (picture.GetAttribute(name)?.Trim() is { Length: > 0 } address && !address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
                return address;
        }
        return Widest(picture.GetAttribute("srcset")) ?? Widest(picture.GetAttribute("data-srcset")) ?? Widest(picture.GetAttribute("data-lazy-srcset"));
    }

    /// <summary>Of several sizes the widest, or the one of the highest density.</summary>
    private static string? Widest(string? set) => (set ?? "").Split([", ", ",\n"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Where(part => part.Length > 0 && !part[0].StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        .MaxBy(part => part.Length > 1 && double.TryParse(part[1].TrimEnd('w', 'x', 'h', ','), NumberStyles.Float, CultureInfo.InvariantCulture, out var size) ? size : 0)?[0].TrimEnd(',');
}
