using System.Globalization;
using System.Text;
using BlogApp.Features.Articles.Rendering.Text;

namespace BlogApp.Features.Articles.Revisions.Comparison;

/// <summary>Cuts a text into the pieces that are compared. Put together again they are the text.</summary>
internal static class Tokens
{
    /// <summary>Lines, each with the break at its end.</summary>
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

    /// <summary>Words, runs of spaces and single signs; of scripts without spaces, each character.</summary>
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

    /// <summary>What stands at the index, which moves behind it. Half a surrogate pair is a sign.</summary>
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
