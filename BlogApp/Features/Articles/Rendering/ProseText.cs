using System.Text;
using System.Text.RegularExpressions;
using BlogApp.Features.Articles.Rendering.Habits;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>What of a text reads as prose: no headings, code, formulas, tables, callouts, captions, footnotes and shortcodes.</summary>
internal static partial class ProseText
{
    // Characters of a paragraph that are looked at, and of all together: an excerpt needs a few hundred.
    private const int Looked = 4000;
    private const int Enough = 4000;

    /// <summary>One paragraph a line; the beginning of a long text.</summary>
    public static string From(MarkdownDocument document)
    {
        var text = new StringBuilder();
        Append(document, text, 0);
        return text.ToString();
    }

    private static void Append(ContainerBlock container, StringBuilder text, int depth)
    {
        if (depth > MarkdownText.Deepest)
            return;
        // What is drawn, and so may have a caption below it.
        var drawn = false;
        foreach (var block in container)
        {
            if (text.Length > Enough)
                return;
            var caption = drawn;
            drawn = false;
            switch (block)
            {
                case Table or CodeBlock:
                    drawn = true;
                    break;
                case FootnoteGroup or LinkReferenceDefinitionGroup or AlertBlock or Aside:
                    break;
                case MoreMark when text.Length > 0:
                    return;
                case ContainerBlock inner:
                    Append(inner, text, depth + 1);
                    break;
                case ParagraphBlock { Inline.FirstChild: LinkInline { IsImage: true } }:
                    // Words behind a picture in its own paragraph describe it.
                    drawn = true;
                    break;
                case ParagraphBlock { Inline: { FirstChild: EmphasisInline, LastChild: EmphasisInline } inline } when caption && inline.FirstChild == inline.LastChild:
                    break;
                case ParagraphBlock paragraph when Words(paragraph) is { Length: > 0 } words:
                    text.Append(words).Append('\n');
                    break;
            }
        }
    }

    private static string Words(ParagraphBlock paragraph)
    {
        var words = MarkdownText.PlainText(paragraph);
        return Shortcode().Replace(words.Length > Looked ? words[..Looked] : words, " ").Trim();
    }

    // Hugo's, Jekyll's and WordPress's; and marks of footnotes that do not exist. A word in brackets, such as [sic], is none.
    [GeneratedRegex(@"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{.*?\}\}|\[\^[^\]\s]+\]|\[([a-z][\w-]*)(?:\s[^\]]*)?\](?:[^\[]*\[/\1\])|\[[a-z][\w-]*(?:\s+[\w-]+=[^\]]*)\]|\[/[a-z][\w-]*\]|\{\.?wide\}", RegexOptions.CultureInvariant)]
    private static partial Regex Shortcode();
}
