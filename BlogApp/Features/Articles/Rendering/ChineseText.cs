using System.Text;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>Rules for scripts without spaces between words.</summary>
internal static class ChineseText
{
    /// <summary>Han, kana and bopomofo: each character counts as a word.</summary>
    public static bool IsCharacter(Rune rune) => rune.Value is
        (>= 0x3040 and <= 0x30FF) or (>= 0x3105 and <= 0x312F) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFD) or 0x3005 or 0x3007;

    /// <summary>Ideographic and full-width punctuation.</summary>
    public static bool IsPunctuation(char c) => c is
        (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFF65') or '‘' or '’' or '“' or '”' or '…';

    /// <summary>Whether a line break in the source is between two characters that need no space.</summary>
    public static bool Joins(LineBreakInline lineBreak) =>
        !lineBreak.IsHard
        && lineBreak.PreviousSibling is LiteralInline { Content.IsEmpty: false } before
        && lineBreak.NextSibling is LiteralInline { Content.IsEmpty: false } after
        && IsWide(before.Content.Text, before.Content.End) && IsWide(after.Content.Text, after.Content.Start);

    private static bool IsWide(string text, int index)
    {
        var c = text[index];
        if (char.IsLowSurrogate(c) && index > 0)
            index--;
        return IsPunctuation(c) || (Rune.TryGetRuneAt(text, index, out var rune) && IsCharacter(rune));
    }
}
