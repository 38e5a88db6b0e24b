using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Articles.Rendering.Limits;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Import.Code;

/// <summary>
/// A text whose code stands behind marks, so that whatever changes the text leaves the code alone: fences, indented
/// code and inline code, as the blog's own parser finds them.
/// </summary>
internal sealed partial class HiddenCode
{
    private static readonly MarkdownPipeline Pipeline = ArticlePipeline.Build(places: true);
    private static readonly MarkdownPipeline WithHtml = new MarkdownPipelineBuilder { PreciseSourceLocation = true }.Use<NestingLimits>().Build();

    private readonly List<string> _pieces = [];
    private readonly char _block;
    private readonly char _inline;
    private readonly char _end;

    private HiddenCode(string body)
    {
        // Private characters that the text itself does not have.
        var free = Enumerable.Range(0xE000, 0x1900).Select(c => (char)c).Where(c => !body.Contains(c, StringComparison.Ordinal)).Take(3).ToList();
        (_block, _inline, _end) = free is [var a, var b, var c] ? (a, b, c) : ('\ufdd0', '\ufdd1', '\ufdd2');
    }

    /// <summary>The text with a mark in place of each piece of code.</summary>
    public string Text { get; private set; } = "";

    /// <param name="body">The text, with Unix line ends.</param>
    /// <param name="indented">Whether indentation makes code. In MDX it does not.</param>
    public static HiddenCode In(string body, bool indented)
    {
        var hidden = new HiddenCode(body);
        var text = new StringBuilder(body.Length);
        var from = 0;
        foreach (var (start, end, block) in Places(body, indented))
        {
            text.Append(body, from, start - from).Append(hidden.Mark(body[start..end], block));
            from = end;
        }
        hidden.Text = text.Append(body, from, body.Length - from).ToString();
        return hidden;
    }

    /// <summary>Holds pieces of a text in which somebody else finds the code.</summary>
    public static HiddenCode Of(string text) => new(text) { Text = text };

    /// <summary>The places of code, in order, without overlaps. The end is exclusive.</summary>
    public static List<(int Start, int End, bool Block)> Places(string body, bool indented)
    {
        var places = new List<(int Start, int End, bool Block)>();
        if (Parsed(body, Pipeline) is not { } document)
        {
            // The parser rejects such a text, so the blog shows it as written.
            return body.Length == 0 ? places : [(0, body.Length, true)];
        }
        var html = HtmlWithText(body);
        var until = 0;
        foreach (var node in document.Descendants().Where(n => n is CodeInline or FencedCodeBlock || (indented && n is CodeBlock)).OrderBy(n => n.Span.Start))
        {
            var (start, end) = (node.Span.Start, Math.Min(Math.Max(node.Span.End, LastLine(node, body)) + 1, body.Length));
            if (start < until || end <= start || html.Any(h => h.Start <= start && start <= h.End))
                continue;
            places.Add((start, end, node is CodeBlock));
            until = end;
        }
        return places;
    }

    /// <summary>Hides a piece of finished Markdown, too.</summary>
    public string Mark(string markdown, bool block)
    {
        _pieces.Add(markdown);
        return string.Create(CultureInfo.InvariantCulture, $"{(block ? _block : _inline)}{_pieces.Count - 1}{_end}");
    }

    /// <summary>The pieces of a text between the marks of blocks, and these marks.</summary>
    public IEnumerable<(string Text, bool Code)> AtBlocks(string text)
    {
        var from = 0;
        for (int start; (start = text.IndexOf(_block, from)) >= 0 && text.IndexOf(_end, start) is > 0 and var end; from = end + 1)
        {
            yield return (text[from..start], false);
            yield return (text[start..(end + 1)], true);
        }
        yield return (text[from..], false);
    }

    /// <summary>The text with its code in place again.</summary>
    public string Restore(string text)
    {
        var restored = new StringBuilder(text.Length);
        var from = 0;
        for (int start; (start = text.AsSpan(from).IndexOfAny(_block, _inline)) >= 0;)
        {
            start += from;
            var end = text.IndexOf(_end, start);
            if (end < 0 || !int.TryParse(text.AsSpan(start + 1, end - start - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= _pieces.Count)
                break;
            restored.Append(text, from, start - from).Append(_pieces[number]);
            from = end + 1;
        }
        return restored.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Where the last line of a block ends. The span of a fence without its end covers the first line only.</summary>
    private static int LastLine(MarkdownObject node, string body) =>
        node is CodeBlock { Lines: { Count: > 0 } lines } && lines.Lines[lines.Count - 1].Slice is var last && ReferenceEquals(last.Text, body) ? last.End : -1;

    /// <summary>The places of HTML whose content is not Markdown: comments and <c>pre</c>. What looks like code in there belongs to them.</summary>
    private static List<SourceSpan> HtmlWithText(string body) =>
        !Textual().IsMatch(body) || Parsed(body, WithHtml) is not { } document ? []
        : [.. document.Descendants<HtmlBlock>().Where(b => b.Type is HtmlBlockType.ScriptPreOrStyle or HtmlBlockType.Comment).Select(b => b.Span)];

    private static MarkdownDocument? Parsed(string body, MarkdownPipeline pipeline)
    {
        if (body.Length > ArticleMarkdown.MaxLength || body.AsSpan().Count('\n') > ArticleMarkdown.MaxLines)
            return null;
        try
        {
            return Markdig.Markdown.Parse(body, pipeline);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^ {0,3}<(?:pre|script|style|textarea|!--)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Textual();
}
