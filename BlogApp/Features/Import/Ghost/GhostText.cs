using System.Net;
using System.Text;
using System.Text.Json;
using BlogApp.Features.Import.Html;

namespace BlogApp.Features.Import.Ghost;

/// <summary>The text of a post: its HTML if present, otherwise its Markdown, otherwise the editor's document.</summary>
internal static class GhostText
{
    public static string Convert(JsonElement post, List<string> notes)
    {
        var text = HtmlToMarkdown.Convert(Html(post, notes));
        notes.AddRange(text.Notes);
        return text.Markdown;
    }

    /// <summary>The HTML of a post. Addresses of its own blog become root-relative.</summary>
    public static string Html(JsonElement post, List<string> notes)
    {
        var html = GhostCards.Tidied(GhostExport.Text(post, "html"));
        if (html.Length == 0)
        {
            html = FromEditor(post, notes);
            if (html.Length > 0)
                notes.Add("The export has no HTML of it; its text was read from the editor's document.");
        }
        return html.Replace("__GHOST_URL__", "", StringComparison.Ordinal);
    }

    private static string FromEditor(JsonElement post, List<string> notes)
    {
        try
        {
            if (Document(GhostExport.Text(post, "mobiledoc")) is { } mobiledoc)
                return Mobiledoc(mobiledoc, notes);
            return Document(GhostExport.Text(post, "lexical")) is { } lexical && lexical.TryGetProperty("root", out var root) ? Lexical(root, 0, notes) : "";
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or IndexOutOfRangeException)
        {
            // A value of another kind than the editor writes.
            notes.Add("The editor's document is broken; its text did not come.");
            return "";
        }
    }

    private static JsonElement? Document(string json)
    {
        if (json.Length == 0)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Lexical: a tree of typed nodes.</summary>
    private static string Lexical(JsonElement node, int depth, List<string> notes)
    {
        if (depth > 60)
            return "";
        var type = GhostExport.Text(node, "type");
        var inner = node.TryGetProperty("children", out var children) && children.ValueKind == JsonValueKind.Array ? string.Concat(children.EnumerateArray().Select(c => Lexical(c, depth + 1, notes))) : "";
        var format = node.TryGetProperty("format", out var bits) && bits.TryGetInt32Safe() is { } number ? number : 0;
        return type switch
        {
            "text" or "extended-text" => Formatted(WebUtility.HtmlEncode(GhostExport.Text(node, "text")), format),
            "linebreak" => "<br>",
            "heading" or "extended-heading" => $"<{GhostExport.Text(node, "tag")}>{inner}</{GhostExport.Text(node, "tag")}>",
            "quote" or "extended-quote" or "aside" => $"<blockquote>{inner}</blockquote>",
            "list" => GhostExport.Text(node, "listType") == "number" ? $"<ol>{inner}</ol>" : $"<ul>{inner}</ul>",
            "listitem" => $"<li>{inner}</li>",
            "link" or "autolink" => $"<a href=\"{WebUtility.HtmlEncode(GhostExport.Text(node, "url"))}\">{inner}</a>",
            "root" => inner,
            "paragraph" => $"<p>{inner}</p>",
            "tab" => " ",
            _ => inner.Length > 0 ? $"<p>{inner}</p>" : GhostCards.Html(type, node, notes),
        };
    }

    private static string Formatted(string text, int format)
    {
        foreach (var (bit, tag) in ((int, string)[])[(16, "code"), (1, "strong"), (2, "em"), (4, "s"), (8, "u"), (32, "sub"), (64, "sup")])
        {
            if ((format & bit) != 0)
                text = $"<{tag}>{text}</{tag}>";
        }
        return text;
    }

    /// <summary>Mobiledoc: sections of runs with marks, and cards.</summary>
    private static string Mobiledoc(JsonElement document, List<string> notes)
    {
        var html = new StringBuilder();
        var markups = Array(document, "markups");
        var cards = Array(document, "cards");
        var atoms = Array(document, "atoms");
        foreach (var section in Array(document, "sections").Where(s => s.ValueKind == JsonValueKind.Array && s.GetArrayLength() > 1 && s[0].ValueKind == JsonValueKind.Number))
        {
            switch (section[0].GetInt32())
            {
                case 1 when section.GetArrayLength() > 2 && section[1].ValueKind == JsonValueKind.String:
                    html.Append('<').Append(section[1].GetString()).Append('>').Append(Runs(section[2], markups, atoms)).Append("</").Append(section[1].GetString()).Append('>');
                    break;
                case 3 when section.GetArrayLength() > 2 && section[2].ValueKind == JsonValueKind.Array:
                    html.Append('<').Append(section[1].GetString()).Append('>').AppendJoin("", section[2].EnumerateArray().Select(item => $"<li>{Runs(item, markups, atoms)}</li>")).Append("</").Append(section[1].GetString()).Append('>');
                    break;
                case 10 when section[1].TryGetInt32Safe() is { } index && index < cards.Count && cards[index].ValueKind == JsonValueKind.Array && cards[index].GetArrayLength() > 1:
                    html.Append(GhostCards.Html(cards[index][0].GetString() ?? "", cards[index][1], notes));
                    break;
            }
        }
        return html.ToString();
    }

    private static string Runs(JsonElement runs, List<JsonElement> markups, List<JsonElement> atoms)
    {
        var html = new StringBuilder();
        var open = new Stack<string>();
        if (runs.ValueKind != JsonValueKind.Array)
            return "";
        foreach (var run in runs.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.Array && r.GetArrayLength() == 4))
        {
            foreach (var index in run[1].EnumerateArray().Select(i => i.TryGetInt32Safe() ?? -1).Where(i => i >= 0 && i < markups.Count))
            {
                var tag = markups[index][0].GetString() ?? "span";
                var href = tag == "a" && markups[index].GetArrayLength() > 1 ? $" href=\"{WebUtility.HtmlEncode(markups[index][1].EnumerateArray().Select(v => v.ToString()).LastOrDefault() ?? "")}\"" : "";
                html.Append('<').Append(tag).Append(href).Append('>');
                open.Push(tag);
            }
            html.Append(run[0].TryGetInt32Safe() == 1
                ? run[3].TryGetInt32Safe() is { } number && number >= 0 && number < atoms.Count && atoms[number] is { ValueKind: JsonValueKind.Array } atom && atom.GetArrayLength() > 1
                    ? atom[0].ToString() == "soft-return" ? "<br>" : WebUtility.HtmlEncode(atom[1].ToString()) : ""
                : WebUtility.HtmlEncode(run[3].ToString()).Replace("\n", "<br>", StringComparison.Ordinal));
            for (var closed = run[2].TryGetInt32Safe() ?? 0; closed > 0 && open.Count > 0; closed--)
                html.Append("</").Append(open.Pop()).Append('>');
        }
        return html.ToString();
    }

    private static List<JsonElement> Array(JsonElement document, string name) =>
        document.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? [.. array.EnumerateArray()] : [];

    private static int? TryGetInt32Safe(this JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
