using BlogApp.Features.Articles.Diagrams;
using BlogApp.Features.Articles.Highlighting;
using BlogApp.Features.Articles.Highlighting.TextMate;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A code block: a figure with the language's name, highlighted on the server, focusable and scrollable by keyboard.</summary>
internal sealed class CodeElement(Labels labels, FurtherLanguages further, bool diagrams) : HtmlObjectRenderer<CodeBlock>
{
    // For all code blocks of an article together. Beyond this length they are not colored, because the page would grow to megabytes.
    private const int ColoredLength = 250_000;
    private const int LongestLabel = 30;

    private int _colored;

    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        var name = (obj as FencedCodeBlock)?.Info?.Trim() ?? "";
        var language = CodeLanguages.Find(name) ?? further.Find(name);
        var code = obj.Lines.ToString();
        renderer.EnsureLine();
        var diagram = diagrams && name == "mermaid";
        if (diagram && Diagram.Draw(code) is { } drawing)
        {
            renderer.Write("<figure class=\"diagram\" tabindex=\"0\">").Write(drawing).WriteLine("</figure>");
            return;
        }
        renderer.Write("<figure class=\"code\">");
        if ((diagram ? labels.NotDrawn : language?.Label ?? UnknownLabel(name)) is { } label)
            renderer.Write("<figcaption>").WriteEscape(label).Write("</figcaption>");
        renderer.Write("<pre tabindex=\"0\"><code").Write(language is null ? ">" : $" class=\"language-{language.Name}\">");
        _colored += code.Length;
        HighlightedCode.Write(renderer.Writer, code, _colored <= ColoredLength ? language : null);
        renderer.Write("</code></pre></figure>");
        renderer.WriteLine();
    }

    private static string? UnknownLabel(string name) =>
        name is "" or "text" or "txt" or "plain" or "plaintext" ? null : name.Length > LongestLabel ? name[..LongestLabel] : name;
}
