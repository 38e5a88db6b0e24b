namespace BlogApp.Features.Articles.Highlighting.TextMate;

/// <summary>Cost limits for grammars. They take a hundred times as long as our own scanners: 10 ms for 50 lines.</summary>
/// <param name="Length">Maximum characters in a block; longer blocks stay plain.</param>
/// <param name="Lines">Maximum lines in a block.</param>
/// <param name="LineLength">Maximum characters in a line; the block stays plain from a longer line on.</param>
/// <param name="Line">Time limit for one line.</param>
/// <param name="Block">Time limit for a block; the rest stays plain.</param>
internal sealed record GrammarLimits(int Length, int Lines, int LineLength, TimeSpan Line, TimeSpan Block)
{
    // Leaves room for the first block of a language, which also compiles its expressions.
    public static readonly GrammarLimits Default = new(60_000, 2_000, 5_000, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500));
}
