using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Text;

/// <summary>The words of a text without their markup.</summary>
internal static class ArticleText
{
    // Deeper than the renderer goes; unlaid text may nest by the thousand.
    private const int Deepest = 200;

    /// <summary>All blocks, one a line; footnotes and pictures are left out.</summary>
    public static string Of(MarkdownDocument document, bool code)
    {
        var text = new StringBuilder();
        AppendBlocks(document, text, code);
        return text.ToString();
    }

    /// <summary>One block on one line.</summary>
    public static string Of(LeafBlock block)
    {
        var text = new StringBuilder();
        if (block.Inline is { } inline)
            AppendInlines(inline, text);
        return text.ToString().Trim();
    }

    private static void AppendBlocks(ContainerBlock container, StringBuilder text, bool code)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case FootnoteGroup or LinkReferenceDefinitionGroup:
                    break;
                case ContainerBlock inner:
                    AppendBlocks(inner, text, code);
                    break;
                case CodeBlock lines when code:
                    text.Append(lines.Lines.ToString()).Append('\n');
                    break;
                case LeafBlock { Inline: { } inline }:
                    var before = text.Length;
                    AppendInlines(inline, text);
                    if (text.Length > before)
                        text.Append('\n');
                    break;
            }
        }
    }

    private static void AppendInlines(ContainerInline container, StringBuilder text, int depth = 0)
    {
        if (depth > Deepest)
            return;
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline address:
                    text.Append(address.Url);
                    break;
                case LineBreakInline lineBreak:
                    if (!ChineseText.Joins(lineBreak))
                        text.Append(' ');
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case ContainerInline inner:
                    AppendInlines(inner, text, depth + 1);
                    break;
            }
        }
    }
}
