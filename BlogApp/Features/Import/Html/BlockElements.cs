using System.Collections.Frozen;

namespace BlogApp.Features.Import.Html;

/// <summary>The block-level elements.</summary>
internal static class BlockElements
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(StringComparer.Ordinal,
        "address", "article", "aside", "audio", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "embed", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "iframe", "li", "main", "nav", "object", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video");

    public static bool Contains(string name) => Names.Contains(name);
}
