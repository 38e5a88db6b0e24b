using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Limits;

/// <summary>
/// Counts the marks of one document. An unmatched bracket or asterisk makes the parser look back over those before it
/// in its paragraph, so n of them cost n²/2 steps: 100,000 characters of <c>[](</c> took 3.7 s.
/// </summary>
internal sealed class MarkBudget
{
    /// <summary>Less than a second. A paragraph may hold 6,000 marks, or a text thousands of ordinary paragraphs.</summary>
    public const long Steps = 20_000_000;

    /// <summary>Marks that each paragraph may have when the steps are used up.</summary>
    public const int AlwaysAllowed = 100;

    /// <summary>In one paragraph; the parser itself refuses the whole text at 10,240.</summary>
    public const int Emphases = 6000;

    /// <summary>Brackets open at once; the parser itself refuses the whole text at 128.</summary>
    public const int Brackets = 64;

    private long _steps;
    private int _seen;
    private int _emphases;

    /// <summary>A new paragraph.</summary>
    public void Begin() => (_seen, _emphases) = (0, 0);

    /// <summary>A mark behind which the parser reads on for so many characters: false when it is one too many.</summary>
    public bool Mark(int ahead = 0)
    {
        _steps += ++_seen + ahead;
        return _seen <= AlwaysAllowed || _steps <= Steps;
    }

    public bool Emphasis() => Mark() && ++_emphases <= Emphases;

    /// <summary>A bracket opens inside <paramref name="inline"/> and its parents: false when it is too deep.</summary>
    public bool Bracket(Inline? inline)
    {
        var open = 0;
        for (var parent = inline; parent is not null; parent = parent.Parent)
        {
            // Emphasis and table bars stand on the way up too.
            _steps++;
            if (parent is LinkDelimiterInline && ++open >= Brackets)
                return false;
        }
        return Mark();
    }
}
