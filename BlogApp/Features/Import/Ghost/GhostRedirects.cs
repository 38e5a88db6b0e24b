using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Markdown.FrontMatter;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Site.Menu;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Ghost;

/// <summary>Ghost's own list of redirects, <c>redirects.json</c> or <c>redirects.yaml</c>. Its patterns are taken where they mean one path.</summary>
internal static partial class GhostRedirects
{
    private const int Most = 20_000;

    /// <summary>Characters of a YAML file.</summary>
    private const int Longest = 1024 * 1024;

    private static readonly SearchValues<char> PatternSigns = SearchValues.Create("*+?()[]{}|\\^$");

    public static ContentPackage AddTo(ContentPackage package, FileTree tree)
    {
        var redirects = new List<SourceRedirect>(package.Redirects);
        var notes = new List<string>(package.Notes);
        HashSet<string> hosts = OldAddress.HostOf(package.Source["ghost:".Length..]) is { } host ? [host] : [];
        foreach (var file in tree.Names.Where(name => Path.GetFileName(name) is "redirects.json" or "redirects.yaml" or "redirects.yml"))
        {
            var (taken, left) = (0, new List<string>());
            foreach (var (from, to, temporary) in (file.EndsWith(".json", StringComparison.Ordinal) ? Json(tree, file, notes) : Yaml(tree, file, notes)).Take(Most))
            {
                var article = OldAddress.Normalize(to, hosts);
                var address = to.StartsWith('/') || article is null ? to : new Uri(to).PathAndQuery;
                if (PathOf(from) is { } path && MenuRules.AddressError(address) is null)
                {
                    redirects.Add(new(path, address, Article: article, Temporary: temporary));
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
        return package with { Redirects = redirects, Notes = notes };
    }

    private static IEnumerable<(string From, string To, bool Temporary)> Json(FileTree tree, string file, List<string> notes)
    {
        try
        {
            using var list = JsonDocument.Parse(tree.Text(file), new JsonDocumentOptions { MaxDepth = 16, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return [.. list.RootElement.ValueKind switch
            {
                // Ghost answers 302 unless the row says that it is permanent.
                JsonValueKind.Array => list.RootElement.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object)
                    .Select(row => (GhostExport.Text(row, "from"), GhostExport.Text(row, "to"), !(GhostJson.TryFind(row, "permanent", out var permanent) && permanent.ValueKind == JsonValueKind.True))),
                // By status: {"301": {"/old": "/new"}}.
                JsonValueKind.Object => list.RootElement.EnumerateObject().Where(status => status.Value.ValueKind == JsonValueKind.Object)
                    .SelectMany(status => status.Value.EnumerateObject().Select(pair => (pair.Name, pair.Value.ValueKind == JsonValueKind.String ? pair.Value.GetString()! : "", status.Name == "302"))),
                _ => [],
            }];
        }
        catch (JsonException)
        {
            notes.Add(Phrase.Format("The redirects in {0} could not be read: it is no JSON.", file).ToString());
            return [];
        }
    }

    /// <summary>By status, too; each address below it is a key of its map.</summary>
    private static IEnumerable<(string From, string To, bool Temporary)> Yaml(FileTree tree, string file, List<string> notes)
    {
        var text = tree.Text(file).TrimStart('\ufeff');
        if (text.Length > Longest || FrontMatterText.Facts("---", text) is not { } facts)
        {
            notes.Add(Phrase.Format("The redirects in {0} could not be read: it is no YAML, or too much of it.", file).ToString());
            return [];
        }
        return [.. facts.Where(fact => fact.Key is ['3', '0', '1' or '2', '.', ..] && fact.Value is string).Select(fact => (fact.Key[4..], (string)fact.Value, fact.Key[2] == '2'))];
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
