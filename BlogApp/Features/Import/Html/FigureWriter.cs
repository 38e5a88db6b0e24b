using AngleSharp.Dom;
using BlogApp.Features.Import.Html.Lines;

namespace BlogApp.Features.Import.Html;

/// <summary>Writes pictures with captions.</summary>
internal sealed class FigureWriter(BlockWriter writer)
{
    public void Add(List<string> blocks, IElement figure, int depth)
    {
        if (figure.ClassName?.Contains("align", StringComparison.Ordinal) == true && !figure.ClassName.Contains("alignnone", StringComparison.Ordinal))
            writer.Inline.Notes.Add("Pictures stand between the paragraphs instead of left or right of the text.");
        var caption = figure.Children.FirstOrDefault(c => c.LocalName == "figcaption");
        var content = figure.ChildNodes.Where(n => n != caption).ToList();
        var pictures = figure.QuerySelectorAll("img").ToList();
        // The picture of a media-text block that fills its half is its background.
        if (pictures.Count == 0 && MediaLinks.Background(figure) is { } background)
            blocks.Add($"![]({MarkdownEscape.Destination(background)})");
        // The renderer makes a figure of a picture alone in its paragraph, with its title as the caption.
        if (pictures.Count == 1 && caption?.QuerySelector("a") is null && figure.QuerySelector("a, figure, table, video, audio, blockquote") is null
            && content.All(n => n == pictures[0] || n.Contains(pictures[0]) || n.TextContent.Trim().Length == 0))
        {
            if (writer.Picture(pictures[0], caption?.TextContent) is { Length: > 0 } picture)
                blocks.Add(picture);
            return;
        }
        blocks.AddRange(writer.Blocks(content, depth));
        if (caption is null || writer.Line(caption, caption.QuerySelector("em, i, strong, b") is null ? Mark.Emphasis : null) is not { Length: > 0 } words)
            return;
        var said = MarkdownEscape.LineStart(words);
        if (pictures.Count == 1 && blocks.Count > 0 && blocks[^1].EndsWith(')'))
            blocks[^1] += "\\\n" + said;
        else
            blocks.Add(said);
    }
}
