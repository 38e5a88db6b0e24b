using System.Text;
using BlogApp.Features.Articles.Rendering.Text;

namespace BlogApp.Features.Search.Index;

/// <summary>
/// Text as the index keeps it. Its tokeniser takes a run of Chinese for one word, so each character is set apart by a
/// space of no width, which separates words and leaves the text as it was when taken out again.
/// </summary>
internal static class SearchText
{
    public const char Separator = '\u200B';

    /// <summary>Around what was found. Never part of a text: control characters are not indexed.</summary>
    public const char MarkStart = '\u0002';
    public const char MarkEnd = '\u0003';

    // Below stand letters that are written so for a reason, such as the ² of m².
    private const int FirstWithPlainForm = 0x2000;

    /// <summary>Full-width letters, ligatures and the like as the plain letters that they stand for, in the index and in questions alike.</summary>
    public static string Plain(Rune rune) =>
        rune.Value >= FirstWithPlainForm && (Rune.IsLetter(rune) || Rune.IsNumber(rune)) ? rune.ToString().Normalize(NormalizationForm.FormKC) : rune.ToString();

    public static string ForIndex(string text)
    {
        var indexed = new StringBuilder(text.Length + 16);
        var before = false;
        // Halves of surrogate pairs come out as U+FFFD: the index holds UTF-8.
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < FirstWithPlainForm)
                Append(rune);
            else
                foreach (var plain in Plain(rune).EnumerateRunes())
                    Append(plain);
        }
        return indexed.ToString();

        void Append(Rune rune)
        {
            if (rune.Value == Separator || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')))
                return;
            var apart = ChineseText.IsCharacter(rune);
            if ((apart || before) && indexed.Length > 0)
                indexed.Append(Separator);
            indexed.Append(rune);
            before = apart;
        }
    }

    /// <summary>What the index gave, as it may be shown: on one line, in marked and unmarked parts.</summary>
    public static IReadOnlyList<SnippetPart> Parts(string indexed)
    {
        var parts = new List<SnippetPart>();
        var text = new StringBuilder();
        var marked = false;
        foreach (var letter in indexed)
        {
            switch (letter)
            {
                case Separator:
                    break;
                case MarkStart or MarkEnd:
                    End();
                    marked = letter == MarkStart;
                    break;
                case '\n' or '\t':
                    text.Append(' ');
                    break;
                default:
                    text.Append(letter);
                    break;
            }
        }
        End();
        return parts;

        void End()
        {
            if (text.Length > 0)
                parts.Add(new(text.ToString(), marked));
            text.Clear();
        }
    }
}

/// <param name="Text">Not escaped.</param>
/// <param name="Marked">Whether it is what was searched for.</param>
public readonly record struct SnippetPart(string Text, bool Marked);
