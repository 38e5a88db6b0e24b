using System.Text.Json;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Site.Menu;

namespace BlogApp.Features.Import.Ghost;

/// <summary>The links in the blog's header: a JSON text in the settings.</summary>
internal static class GhostMenu
{
    public static IReadOnlyList<SourceMenuItem> Parse(string? navigation, IReadOnlyCollection<string> hosts)
    {
        if (string.IsNullOrWhiteSpace(navigation))
            return [];
        try
        {
            using var links = JsonDocument.Parse(navigation);
            return links.RootElement.ValueKind != JsonValueKind.Array ? [] :
                [.. links.RootElement.EnumerateArray().Where(link => link.ValueKind == JsonValueKind.Object).Select((link, at) => Link(link, at, hosts)).Take(MenuRules.MaxItems)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static SourceMenuItem Link(JsonElement link, int at, IReadOnlyCollection<string> hosts)
    {
        var address = GhostExport.Text(link, "url").Replace("__GHOST_URL__", "", StringComparison.Ordinal);
        var path = OldAddress.Normalize(address, hosts);
        var here = path?.StartsWith("/tag/", StringComparison.Ordinal) == true ? ReaderAddress.Tag(path[5..]) : address is "/" or "" || path is "" ? "/" : address;
        return new(at, SourceText.Cut(SourceText.OneLine(GhostExport.Text(link, "label")), MenuRules.MaxTitle), here, path);
    }
}
