using System.Text;
using System.Text.RegularExpressions;

namespace BlogApp.Features.Search.Index;

/// <summary>
/// Names whose sign belongs to them: C#, C++, F#, .NET. A word is letters and digits, so each gets a second word in front
/// of it, in letters of no alphabet: index and question have it, and nobody sees it. Pure.
/// </summary>
internal static partial class ExactTokens
{
    /// <summary>The hidden letters: this, and the ASCII letter that each stands for behind it.</summary>
    private const char First = '\uE000', Last = '\uE07F';

    private const int Longest = 24;

    public static bool IsHidden(char letter) => letter is >= First and <= Last;

    public static bool IsHidden(Rune rune) => rune.Value is >= First and <= Last;

    /// <summary>The hidden word of each such name, where the name stands, in order.</summary>
    public static IReadOnlyList<SearchWord> In(string text) => text.AsSpan().IndexOfAny('#', '+', '.') < 0
        ? []
        : [.. Name().Matches(text).Where(name => name.Length <= Longest).Select(name => new SearchWord(Hidden(name.Value), name.Index, name.Index + name.Length, IsCharacter: false))];

    private static string Hidden(string name) => string.Create(name.Length, name, static (hidden, from) =>
    {
        for (var i = 0; i < hidden.Length; i++)
            hidden[i] = (char)(First + char.ToLowerInvariant(from[i]));
    });

    // A sign behind a word that no other word goes on from, or a dot before one that follows nothing. Chinese may stand beside it.
    [GeneratedRegex(@"(?<![\p{L}\p{N}_#+.@/\\\--[\u2E80-\uA4CF\uF900-\uFAFF]])(?:[A-Za-z][A-Za-z0-9]*(?:\#|\+{1,2})(?![\p{L}_#+/=\--[\u2E80-\uA4CF\uF900-\uFAFF]])|\.[A-Za-z][A-Za-z0-9]*(?![\p{L}_/\\-[\u2E80-\uA4CF\uF900-\uFAFF]]))")]
    private static partial Regex Name();
}
