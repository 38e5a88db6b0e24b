using System.Text;
using System.Text.RegularExpressions;

namespace BlogApp.Features.Search.Index;

/// <summary>
/// Names whose sign belongs to them: C#, C++, F#, .NET. The index's tokenizer drops the sign, so each gets a second word
/// in front of it, in letters of no alphabet: index and question have it, and nobody sees it. Pure.
/// </summary>
internal static partial class ExactTokens
{
    /// <summary>The hidden letters: this, and the ASCII letter that each stands for behind it. The tokenizer takes them for letters.</summary>
    private const char First = '\uE000', Last = '\uE07F';

    private const int Longest = 24;

    public static bool IsHidden(char letter) => letter is >= First and <= Last;

    public static bool IsHidden(Rune rune) => rune.Value is >= First and <= Last;

    /// <summary>The text with a hidden word, and a separator, before each such name. Hidden letters that it had itself are dropped.</summary>
    public static string Mark(string text)
    {
        if (text.AsSpan().ContainsAnyInRange(First, Last))
            text = string.Concat(text.Where(letter => !IsHidden(letter)));
        return text.AsSpan().IndexOfAny('#', '+', '.') < 0 ? text : Name().Replace(text, static name => name.Length > Longest ? name.Value : Hidden(name.Value) + SearchText.Separator + name.Value);
    }

    private static string Hidden(string name) => string.Create(name.Length, name, static (hidden, from) =>
    {
        for (var i = 0; i < hidden.Length; i++)
            hidden[i] = (char)(First + char.ToLowerInvariant(from[i]));
    });

    // A sign behind a word that no other word goes on from, or a dot before one that follows nothing. Chinese may stand beside it.
    [GeneratedRegex(@"(?<![\p{L}\p{N}_#+.@/\\\--[\u2E80-\uA4CF\uF900-\uFAFF]])(?:[A-Za-z][A-Za-z0-9]*(?:\#|\+{1,2})(?![\p{L}_#+/=\--[\u2E80-\uA4CF\uF900-\uFAFF]])|\.[A-Za-z][A-Za-z0-9]*(?![\p{L}_/\\-[\u2E80-\uA4CF\uF900-\uFAFF]]))")]
    private static partial Regex Name();
}
