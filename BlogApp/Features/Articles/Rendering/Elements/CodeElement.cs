using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A code block: a figure with the language's name.</summary>
internal sealed class CodeElement : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        var language = (obj as FencedCodeBlock)?.Info?.Trim() ?? "";
        renderer.EnsureLine();
        renderer.Write("<figure class=\"code\">");
        if (language.Length > 0)
            renderer.Write("<figcaption>").WriteEscape(language).Write("</figcaption>");
        renderer.Write("<pre tabindex=\"0\"><code>").WriteEscape(obj.Lines.ToString()).Write("</code></pre></figure>");
        renderer.EnsureLine();
    }
}
