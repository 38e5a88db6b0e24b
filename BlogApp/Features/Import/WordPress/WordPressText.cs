using System.Text.RegularExpressions;
using BlogApp.Features.Import.Html;

namespace BlogApp.Features.Import.WordPress;

/// <summary>The text of a post: blocks or the classic editor's lines, shortcodes, the “more” separator.</summary>
/// <param name="BeforeMore">The text before the separator, as plain text; empty when there is none.</param>
internal sealed partial record WordPressText(string Markdown, string BeforeMore, IReadOnlyList<string> Notes)
{
    public static WordPressText Convert(string content, string postId, IReadOnlyDictionary<string, WxrAttachment> attachments)
    {
        content = content.ReplaceLineEndings("\n");
        var notes = new List<string>();
        var more = More().Match(content);
        var before = more.Success ? HtmlToMarkdown.PlainText(Comment().Replace(content[..more.Index], " ")) : "";
        if (more.Success)
            content = content.Remove(more.Index, more.Length);
        content = WordPressShortcodes.Expand(content, postId, attachments, notes);
        var text = HtmlToMarkdown.Convert(content, lines: !content.Contains("<!-- wp:", StringComparison.Ordinal));
        return new(text.Markdown, before, [.. text.Notes, .. notes.Distinct(StringComparer.Ordinal)]);
    }

    [GeneratedRegex(@"<!--more.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex More();

    [GeneratedRegex(@"<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
