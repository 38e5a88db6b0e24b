using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Site.Menu;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Ghost;

/// <summary>Ghost's own list of redirects, <c>redirects.json</c>. Its patterns are taken where they mean one path.</summary>
internal static partial class GhostRedirects
{
    private const int Most = 20_000;

    private static readonly SearchValues<char> PatternSigns = SearchValues.Create("*+?()[]{}|\\^$");

    public static ContentPackage AddTo(ContentPackage package, FileTree tree)
    {
        var redirects = new List<SourceRedirect>(package.Redirects);
        var notes = new List<string>(package.Notes);
        HashSet<string> hosts = OldAddress.HostOf(package.Source["ghost:".Length..]) is { } host ? [host] : [];
        foreach (var file in tree.Names.Where(name => Path.GetFileName(name) is "redirects.json"))
        {
            var (taken, left) = (0, new List<string>());
            foreach (var (from, to) in Read(tree, file, notes).Take(Most))
            {
                var article = OldAddress.Normalize(to, hosts);
                var address = to.StartsWith('/') || article is null ? to : new Uri(to).PathAndQuery;
                if (PathOf(from) is { } path && MenuRules.AddressError(address) is null)
                {
                    redirects.Add(new(path, address, Article: article));
                    taken++;
                }
                else
                {
                    left.Add(from);
                }
            }
            if (taken > 0)
                notes.Add(Phrase.Format("{0:N0} redirects were taken from {1}.", taken, file).ToString());
            if (left.Count > 0)
                notes.Add(Phrase.Format("{0:N0} redirects are patterns or lead to no address, and were left out: {1}", left.Count, SourceText.Cut(string.Join(", ", left), 300)).ToString());
        }
        if (tree.Names.FirstOrDefault(name => Path.GetFileName(name) is "redirects.yaml" or "redirects.yml") is { } yaml)
            notes.Add(Phrase.Format("The redirects in {0} were not read: only redirects.json is.", yaml).ToString());
        return package with { Redirects = redirects, Notes = notes };
    }

    private static IEnumerable<(string From, string To)> Read(FileTree tree, string file, List<string> notes)
    {
        try
        {
            using var list = JsonDocument.Parse(tree.Text(file), new JsonDocumentOptions { MaxDepth = 16, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return [.. list.RootElement.ValueKind switch
            {
                JsonValueKind.Array => list.RootElement.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).Select(row => (GhostExport.Text(row, "from"), GhostExport.Text(row, "to"))),
                // By status: {"301": {"/old": "/new"}}.
                JsonValueKind.Object => list.RootElement.EnumerateObject().Where(status => status.Value.ValueKind == JsonValueKind.Object)
                    .SelectMany(status => status.Value.EnumerateObject()).Select(pair => (pair.Name, pair.Value.ValueKind == JsonValueKind.String ? pair.Value.GetString()! : "")),
                _ => [],
            }];
        }
        catch (JsonException)
        {
            notes.Add(Phrase.Format("The redirects in {0} could not be read: it is no JSON.", file).ToString());
            return [];
        }
    }

    /// <summary>The one path that a pattern means; null when it means several.</summary>
    private static string? PathOf(string pattern)
    {
        var path = End().Replace(pattern.Trim().TrimStart('^').Replace("\\/", "/", StringComparison.Ordinal), "").Replace("\\.", ".", StringComparison.Ordinal).Replace("\\-", "-", StringComparison.Ordinal);
        return path.StartsWith('/') && !path.AsSpan().ContainsAny(PatternSigns) ? path : null;
    }

    // The slash at the end is often optional.
    [GeneratedRegex(@"(?:\(?/\?\)?)?\$?$", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
