using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Limits;

/// <summary>
/// Counts the marks of one document. For an unmatched bracket or asterisk, the parser looks back over the preceding
/// ones in its paragraph, so n of them take n²/2 steps: 100,000 characters of <c>[](</c> took 3.7 s.
/// </summary>
internal sealed class MarkBudget
{
    /// <summary>Less than a second. Allows 6,000 marks in one paragraph, or thousands of ordinary paragraphs.</summary>
    public const long Steps = 20_000_000;

    /// <summary>Marks that each paragraph may have even when the steps are used up.</summary>
    public const int AlwaysAllowed = 100;

    /// <summary>In one paragraph. The parser itself rejects the whole text at 10,240.</summary>
    public const int Emphases = 6000;

    /// <summary>Brackets open at once. The parser itself rejects the whole text at 128.</summary>
    public const int Brackets = 64;

    private long _steps;
    private int _seen;
    private int _emphases;

    /// <summary>Begins a new paragraph.</summary>
    public void Begin() => (_seen, _emphases) = (0, 0);

    /// <summary>Counts a mark after which the parser reads the given number of characters ahead. False when it is one too many.</summary>
    public bool Mark(int ahead = 0)
    {
        _steps += ++_seen + ahead;
        return _seen <= AlwaysAllowed || _steps <= Steps;
    }

    public bool Emphasis() => Mark() && ++_emphases <= Emphases;

    /// <summary>Counts a bracket that opens inside <paramref name="inline"/> and its parents. False when it is nested too deeply.</summary>
    public bool Bracket(Inline? inline)
    {
        var open = 0;
        for (var parent = inline; parent is not null; parent = parent.Parent)
        {
            // Emphasis and table bars are among the parents, too.
            _steps++;
            if (parent is LinkDelimiterInline && ++open >= Brackets)
                return false;
        }
        return Mark();
    }
}
