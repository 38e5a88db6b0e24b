using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BlogApp.Features.Import.Html;

namespace BlogApp.Features.Import.WordPress;

/// <summary>
/// The footnotes of the block editor. The text has only their numbers; their words are kept beside the post, in its
/// field <c>footnotes</c>.
/// </summary>
internal sealed partial class WordPressFootnotes
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly List<string> _numbered = [];

    /// <param name="field">A JSON array of ids and HTML; null: the post has none.</param>
    public static WordPressFootnotes Read(string? field, List<string> notes)
    {
        var footnotes = new WordPressFootnotes();
        if (string.IsNullOrWhiteSpace(field))
            return footnotes;
        try
        {
            using var list = JsonDocument.Parse(field, new JsonDocumentOptions { MaxDepth = 8 });
            foreach (var note in list.RootElement.ValueKind == JsonValueKind.Array ? list.RootElement.EnumerateArray() : default)
            {
                if (note.ValueKind == JsonValueKind.Object && note.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && note.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String)
                    footnotes._words.TryAdd(id.GetString()!, content.GetString()!);
            }
        }
        catch (JsonException)
        {
            notes.Add("Its footnotes could not be read; the numbers stand in the text.");
        }
        return footnotes;
    }

    /// <summary>Marks the places of the footnotes, which are numbered in the order of the text.</summary>
    public string Mark(string content) => _words.Count == 0 ? content : Block().Replace(Place().Replace(content, match =>
    {
        var id = match.Groups[1].Value;
        if (!_words.ContainsKey(id))
            return match.Value;
        if (!_numbered.Contains(id))
            _numbered.Add(id);
        return string.Create(CultureInfo.InvariantCulture, $"<sup data-footnote=\"{_numbered.IndexOf(id) + 1}\"></sup>");
    }), "");

    /// <summary>The words of the footnotes as Markdown; those without a place follow as paragraphs.</summary>
    public string Words(List<string> notes)
    {
        var text = new StringBuilder();
        for (var number = 1; number <= _numbered.Count; number++)
            text.Append(CultureInfo.InvariantCulture, $"\n[^{number}]: ").Append(Markdown(_words[_numbered[number - 1]]).Replace("\n", "\n    ", StringComparison.Ordinal).Replace("\n    \n", "\n\n", StringComparison.Ordinal)).Append('\n');
        foreach (var (_, words) in _words.Where(note => !_numbered.Contains(note.Key)))
        {
            notes.Add("A footnote without a place in the text stands at its end.");
            text.Append('\n').Append(Markdown(words)).Append('\n');
        }
        return text.ToString();
    }

    private static string Markdown(string html) => HtmlToMarkdown.Convert(html).Markdown.TrimEnd('\n');

    [GeneratedRegex(@"<sup\b[^>]*?\bdata-fn=""([^""]{1,100})""[^>]*>.{0,400}?</sup>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"<!--\s+wp:footnotes\b[^>]*/?-->", RegexOptions.CultureInvariant)]
    private static partial Regex Block();
}
