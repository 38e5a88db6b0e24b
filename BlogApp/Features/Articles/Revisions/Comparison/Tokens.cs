using System.Globalization;
using System.Text;
using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Features.Articles.Revisions.Comparison;

/// <summary>Splits a text into the pieces to compare. Concatenated, they are the text.</summary>
internal static class Tokens
{
    /// <summary>Lines, each including its line break.</summary>
    public static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }
        return [.. lines];
    }

    /// <summary>Words, runs of spaces and single symbols; in scripts without spaces, single characters.</summary>
    public static string[] Words(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            var kind = KindAt(text, ref end);
            while (kind is Kind.Word or Kind.Space && end < text.Length)
            {
                var next = end;
                if (KindAt(text, ref next) != kind)
                    break;
                end = next;
            }
            words.Add(text[start..end]);
            start = end;
        }
        return [.. words];
    }

    /// <summary>The kind of the character at the index, which is advanced past it. A lone surrogate counts as a symbol.</summary>
    private static Kind KindAt(string text, ref int index)
    {
        if (!Rune.TryGetRuneAt(text, index, out var rune))
        {
            index++;
            return Kind.Sign;
        }
        index += rune.Utf16SequenceLength;
        if (ChineseText.IsCharacter(rune))
            return Kind.Sign;
        if (Rune.IsWhiteSpace(rune))
            return Kind.Space;
        return Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            ? Kind.Word : Kind.Sign;
    }

    private enum Kind
    {
        Word,
        Space,
        Sign,
    }
}
