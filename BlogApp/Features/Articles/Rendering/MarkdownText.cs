using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>Extracts the text without markup.</summary>
internal static class MarkdownText
{
    // More than the renderer allows. Text that has not been through the renderer may be nested thousands of levels deep.
    public const int Deepest = 200;

    /// <summary>All blocks, one per line, without footnotes and pictures.</summary>
    public static string PlainText(MarkdownDocument document)
    {
        var text = new StringBuilder();
        AppendBlocks(document, text, text);
        return text.ToString();
    }

    /// <summary>The same in two parts: what reads as sentences, and what does not: headings, tables and code.</summary>
    public static (string Prose, string Other) Parts(MarkdownDocument document)
    {
        var (prose, rest) = (new StringBuilder(), new StringBuilder());
        AppendBlocks(document, prose, rest);
        return (prose.ToString(), rest.ToString());
    }

    /// <summary>One block on one line.</summary>
    public static string PlainText(LeafBlock block)
    {
        var text = new StringBuilder();
        if (block.Inline is { } inline)
            AppendInlines(inline, text);
        return text.ToString().Trim();
    }

    private static void AppendBlocks(ContainerBlock container, StringBuilder prose, StringBuilder rest)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case FootnoteGroup or LinkReferenceDefinitionGroup:
                    break;
                case Table table:
                    AppendBlocks(table, rest, rest);
                    break;
                case ContainerBlock inner:
                    AppendBlocks(inner, prose, rest);
                    break;
                case CodeBlock lines:
                    rest.Append(lines.Lines.ToString()).Append('\n');
                    break;
                case LeafBlock { Inline: { } inline }:
                    var text = block is HeadingBlock ? rest : prose;
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
