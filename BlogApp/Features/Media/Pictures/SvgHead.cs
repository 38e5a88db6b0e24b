using System.Globalization;
using System.Text;

namespace BlogApp.Features.Media.Pictures;

/// <summary>Reads the size of an SVG: its width and height, otherwise its view box.</summary>
internal static class SvgHead
{
    public static PictureSize? Read(ReadOnlySpan<byte> head)
    {
        var start = head.IndexOf("<svg"u8);
        if (start < 0)
            return null;
        var length = head[start..].IndexOf((byte)'>');
        if (length < 0)
            return null;
        var tag = Encoding.UTF8.GetString(head.Slice(start, length));
        if (Pixels(Attribute(tag, "width")) is { } width && Pixels(Attribute(tag, "height")) is { } height)
            return Round(width, height);
        var box = Attribute(tag, "viewBox")?.Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return box is [_, _, var w, var h] && Pixels(w) is { } boxWidth && Pixels(h) is { } boxHeight ? Round(boxWidth, boxHeight) : null;
    }

    private static PictureSize Round(double width, double height) => new((int)Math.Round(width), (int)Math.Round(height));

    private static double? Pixels(string? value)
    {
        var number = value?.EndsWith("px", StringComparison.Ordinal) == true ? value[..^2] : value;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var pixels) && pixels is > 0 and < 100_000 ? pixels : null;
    }

    private static string? Attribute(string tag, string name)
    {
        for (var at = tag.IndexOf(name + "=", StringComparison.Ordinal); at >= 0; at = tag.IndexOf(name + "=", at + 1, StringComparison.Ordinal))
        {
            var value = at + name.Length + 1;
            if (!char.IsWhiteSpace(tag[at - 1]) || value >= tag.Length || tag[value] is not ('"' or '\''))
                continue;
            var end = tag.IndexOf(tag[value], value + 1);
            return end < 0 ? null : tag[(value + 1)..end];
        }
        return null;
    }
}
