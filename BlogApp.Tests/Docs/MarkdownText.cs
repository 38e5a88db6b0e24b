using System.Text.RegularExpressions;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Docs;

/// <summary>A page of the documentation: its tables and its inline code.</summary>
internal sealed partial class MarkdownText(string file)
{
    public static IEnumerable<MarkdownText> All => Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Order(StringComparer.Ordinal)
        .Select(path => "docs/" + Path.GetFileName(path)).Prepend("CONTRIBUTING.md").Prepend("README.md").Select(name => new MarkdownText(name));

    private readonly string _text = System.IO.File.ReadAllText(Path.Combine(Repository.Root, file));

    public string File { get; } = file;

    /// <summary>The rows of all tables below a heading, as trimmed cells, without header rows.</summary>
    public List<string[]> Rows(string heading)
    {
        var lines = Section(heading).Split('\n');
        return [.. lines.Where((line, at) => line.StartsWith('|') && !line.StartsWith("| ---", StringComparison.Ordinal)
            && !(at + 1 < lines.Length && lines[at + 1].StartsWith("| ---", StringComparison.Ordinal))).Select(Cells)];
    }

    /// <summary>The rows of all its tables.</summary>
    public IEnumerable<string[]> Rows() => _text.Split('\n').Where(line => line.StartsWith('|')).Select(Cells);

    public string Section(string heading)
    {
        var start = _text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{File} has no heading '{heading}'.");
        var end = _text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? _text[start..] : _text[start..end];
    }

    /// <summary>Inline code between backticks, outside code blocks.</summary>
    public IEnumerable<string> InCode() => InCode(Fence().Replace(_text, ""));

    public static IEnumerable<string> InCode(string text) => Code().Matches(text).Select(match => match.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal));

    /// <summary>Links within the repository.</summary>
    public IEnumerable<string> Links() => Link().Matches(_text).Select(match => match.Groups[1].Value.Split('#')[0])
        .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));

    private static string[] Cells(string row) => [.. CellEnd().Split(row.Trim('|', ' ', '\r')).Select(cell => cell.Trim())];

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellEnd();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
