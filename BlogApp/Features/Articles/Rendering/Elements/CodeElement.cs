using BlogApp.Features.Articles.Rendering.Diagrams;
using BlogApp.Features.Articles.Rendering.Highlighting;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A code block: a figure with the language's name, coloured on the server, reachable and scrollable by keyboard.</summary>
internal sealed class CodeElement(Labels labels, bool diagrams) : HtmlObjectRenderer<CodeBlock>
{
    // All code blocks of an article together; beyond it they stay black and white instead of making a page of megabytes.
    private const int ColouredLength = 250_000;
    private const int LongestLabel = 30;

    private int _coloured;

    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        var name = (obj as FencedCodeBlock)?.Info?.Trim() ?? "";
        var language = CodeLanguages.Find(name);
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
        _coloured += code.Length;
        HighlightedCode.Write(renderer.Writer, code, _coloured <= ColouredLength ? language : null);
        renderer.Write("</code></pre></figure>");
        renderer.WriteLine();
    }

    private static string? UnknownLabel(string name) =>
        name is "" or "text" or "txt" or "plain" or "plaintext" ? null : name.Length > LongestLabel ? name[..LongestLabel] : name;
}
