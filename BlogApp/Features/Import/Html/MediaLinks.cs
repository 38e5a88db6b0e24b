using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace BlogApp.Features.Import.Html;

/// <summary>Converts players and embedded content to links.</summary>
internal static partial class MediaLinks
{
    public static void Add(List<string> blocks, IElement element, BlockWriter writer)
    {
        var address = element.GetAttribute("src") ?? element.GetAttribute("data") ?? element.GetAttribute("data-src")
            ?? element.QuerySelector("source[src], embed[src]")?.GetAttribute("src");
        if (string.IsNullOrWhiteSpace(address))
        {
            writer.AddText(blocks, writer.Inline.Write(element.ChildNodes));
            return;
        }
        var what = element.LocalName switch { "video" => "Video", "audio" => "Audio", _ => "Embedded" };
        writer.Inline.Notes.Add("Videos, sound and embedded pages are links.");
        var title = element.GetAttribute("title") is { Length: > 0 } said ? said : Name(address);
        blocks.Add($"[{what}: {MarkdownEscape.Text(title, addresses: false)}]({MarkdownEscape.Destination(address)})");
    }

    /// <summary>The background picture of a block.</summary>
    public static string? Background(IElement element) =>
        element.GetAttribute("style") is { } style && BackgroundImage().Match(style) is { Success: true } match ? match.Groups[1].Value.Trim('\'', '"', ' ') : null;

    private static string Name(string address)
    {
        if (!Uri.TryCreate(address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address, UriKind.Absolute, out var uri))
            return address;
        var file = Uri.UnescapeDataString(uri.Segments[^1].Trim('/'));
        return file.Contains('.', StringComparison.Ordinal) ? file : uri.Host;
    }

    [GeneratedRegex(@"background(?:-image)?\s*:[^;]*url\(([^)]+)\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BackgroundImage();
}
