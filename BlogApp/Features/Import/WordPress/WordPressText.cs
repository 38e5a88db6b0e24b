using System.Text.RegularExpressions;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Code;
using BlogApp.Features.Import.Html;

namespace BlogApp.Features.Import.WordPress;

/// <summary>The text of a post: blocks or the classic editor's lines, shortcodes, the “more” separator, footnotes.</summary>
/// <param name="BeforeMore">The text before the separator, as plain text; empty when there is none.</param>
internal sealed partial record WordPressText(string Markdown, string BeforeMore, IReadOnlyList<string> Notes)
{
    public static WordPressText Convert(WxrItem item, WxrSite site)
    {
        var notes = new List<string>();
        var content = WordPressBlocks.Expand(item.Content.ReplaceLineEndings("\n"), site.Blocks, notes);
        var footnotes = WordPressFootnotes.Read(item.Meta("footnotes"), notes);
        content = footnotes.Mark(content);
        var more = More().Match(content);
        var before = more.Success ? Plain(content[..more.Index]) : "";
        if (more.Success)
            content = content.Remove(more.Index, more.Length);
        var code = HiddenCode.Of(content);
        content = WordPressShortcodes.Code(HtmlCode.Hide(content, code), code);
        content = code.Restore(WordPressShortcodes.Expand(content, item.Id, site.Attachments, notes));
        var text = HtmlToMarkdown.Convert(content, lines: !content.Contains("<!-- wp:", StringComparison.Ordinal));
        return new(text.Markdown + footnotes.Words(notes), before, [.. text.Notes, .. notes.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>HTML as the words of an excerpt, without shortcodes.</summary>
    public static string Plain(string html) => HtmlToMarkdown.PlainText(WordPressShortcodes.Remove(Comment().Replace(html, " ")));

    /// <summary>
    /// The excerpt that lists would take from the text, if a plugin's shortcodes stand in it; empty when there are none,
    /// so that the list's own stays up to date.
    /// </summary>
    public string WithoutShortcodes()
    {
        var listed = ArticleMarkdown.Excerpt(Markdown, EditRules.MaxExcerpt);
        var without = WordPressShortcodes.Remove(listed);
        return without == listed ? "" : string.Join(' ', without.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(@"<!--more.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex More();

    [GeneratedRegex(@"<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
