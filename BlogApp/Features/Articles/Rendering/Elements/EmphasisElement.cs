using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>All kinds of emphasis. Superscript and subscript contain no spaces, so "from 2^10 to 2^20" stays as written.</summary>
internal sealed class EmphasisElement : HtmlObjectRenderer<EmphasisInline>
{
    protected override void Write(HtmlRenderer renderer, EmphasisInline obj)
    {
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteChildren(obj);
            return;
        }
        var mark = Tag(obj);
        if (mark is "sub" or "sup" && HasSpace(obj))
        {
            renderer.Write(obj.DelimiterChar);
            renderer.WriteChildren(obj);
            renderer.Write(obj.DelimiterChar);
            return;
        }
        renderer.Write("<").Write(mark).Write(">");
        renderer.WriteChildren(obj);
        renderer.Write("</").Write(mark).Write(">");
    }

    private static string Tag(EmphasisInline emphasis) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('~', 2) => "del",
        ('~', _) => "sub",
        ('^', _) => "sup",
        ('+', _) => "ins",
        ('=', _) => "mark",
        (_, 2) => "strong",
        _ => "em",
    };

    private static bool HasSpace(EmphasisInline emphasis)
    {
        for (var child = emphasis.FirstChild; child is not null; child = child.NextSibling)
        {
            if (child is LineBreakInline || (child is LiteralInline text && text.Content.AsSpan().ContainsAny(' ', '\t')))
                return true;
        }
        return false;
    }
}
