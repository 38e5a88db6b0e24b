using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering.Habits;

/// <summary>
/// <c>:::tip</c>, <c>:::tip[Title]</c> and <c>::: tip Title</c>, up to a line of as many colons. Lines of colons with
/// another word, or with none, are text.
/// </summary>
internal sealed partial class AsideParser : BlockParser
{
    private const int Longest = 300;

    public AsideParser() => OpeningCharacters = [':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.Line.Length > Longest || Opening().Match(processor.Line.ToString()) is not { Success: true } opening)
            return BlockState.None;
        processor.NewBlocks.Push(new Aside(this)
        {
            Colons = opening.Groups[1].Length,
            Kind = opening.Groups[2].Value.ToLowerInvariant() switch { "info" => "note", "success" => "tip", "danger" or "error" => "caution", var kind => kind },
            Title = (opening.Groups[3].Success ? opening.Groups[3].Value : opening.Groups[4].Value).Trim(),
            Span = new SourceSpan(processor.Start, processor.Line.End),
            Line = processor.LineIndex,
            Column = processor.Column,
        });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var aside = (Aside)block;
        var line = processor.IsCodeIndent || processor.CurrentChar != ':' || processor.Line.Length > Longest ? "" : processor.Line.ToString().Trim();
        if (line.Length < aside.Colons || line.AsSpan().IndexOfAnyExcept(':') >= 0)
            return BlockState.Continue;
        aside.UpdateSpanEnd(processor.Line.End);
        return BlockState.BreakDiscard;
    }

    [GeneratedRegex(@"^(:{3,})\s*(note|tip|info|important|warning|caution|danger|success|error)(?![\w-])(?:\[([^\]\n]*)\])?\s*(?:\{[^}\n]*\})?\s*([^\n]*?)\s*:*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
