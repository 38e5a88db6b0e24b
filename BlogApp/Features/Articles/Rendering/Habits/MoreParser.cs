using Markdig.Parsers;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering.Habits;

/// <summary>A line of <c>&lt;!-- more --&gt;</c>: the excerpt ends here. It is not shown.</summary>
internal sealed class MoreParser : BlockParser
{
    private const int Longest = 40;

    public MoreParser() => OpeningCharacters = ['<'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.Line.Length > Longest)
            return BlockState.None;
        var line = processor.Line.ToString().AsSpan().Trim();
        if (!line.StartsWith("<!--") || !line.EndsWith("-->") || line.Length < 7 || !line[4..^3].Trim().Equals("more", StringComparison.OrdinalIgnoreCase))
            return BlockState.None;
        processor.NewBlocks.Push(new MoreMark(this) { Span = new SourceSpan(processor.Start, processor.Line.End), Line = processor.LineIndex, Column = processor.Column });
        return BlockState.BreakDiscard;
    }
}
