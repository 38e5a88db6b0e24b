using Markdig.Parsers;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering.Limits;

/// <summary>
/// Keeps quotes and lists from nesting deeper than anyone reads: what follows is an ordinary paragraph. The parser
/// itself would reject the whole text at a depth of 128.
/// </summary>
internal sealed class BlockLimit : BlockParser
{
    public const int Depth = 32;

    public BlockLimit() => OpeningCharacters = ['>', '-', '+', '*', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '[', ':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var depth = 0;
        for (Block? block = processor.CurrentContainer; block is not null && depth < Depth; block = block.Parent)
            depth++;
        if (depth < Depth || processor.Parsers.Find<ParagraphBlockParser>() is not { } paragraph)
            return BlockState.None;
        return paragraph.TryOpen(processor);
    }
}
