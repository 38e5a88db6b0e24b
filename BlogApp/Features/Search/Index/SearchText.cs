using System.Text;
using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Features.Search.Index;

/// <summary>
/// Text as stored in the index. Its tokenizer treats a run of Chinese as one word, so characters are separated by
/// zero-width spaces. They separate words, and removing them restores the text.
/// </summary>
internal static class SearchText
{
    public const char Separator = '\u200B';

    /// <summary>Enclose matches. Never part of a text, because control characters are not indexed.</summary>
    public const char MarkStart = '\u0002';
    public const char MarkEnd = '\u0003';

    /// <summary>In an article's text, between its sentences and the rest: headings, tables, code.</summary>
    public const char RestStart = '\u0004';

    // Below stand letters that are written so for a reason, such as the ² of m².
    private const int FirstWithPlainForm = 0x2000;

    /// <summary>Converts full-width letters, ligatures and similar characters to plain letters, both in the index and in queries.</summary>
    public static string Plain(Rune rune) =>
        rune.Value >= FirstWithPlainForm && (Rune.IsLetter(rune) || Rune.IsNumber(rune)) ? rune.ToString().Normalize(NormalizationForm.FormKC) : rune.ToString();

    public static string ForIndex(string text)
    {
        text = ExactTokens.Mark(text);
        var indexed = new StringBuilder(text.Length + 16);
        var before = false;
        // Lone surrogates become U+FFFD, because the index stores UTF-8.
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
            if (rune.Value == Separator && !(indexed.Length > 0 && ExactTokens.IsHidden(indexed[^1])) || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')))
                return;
            if (rune.Value == Separator)
            {
                indexed.Append(Separator);
                before = false;
                return;
            }
            var apart = ChineseText.IsCharacter(rune);
            if ((apart || before) && indexed.Length > 0)
                indexed.Append(Separator);
            indexed.Append(rune);
            before = apart;
        }
    }

    /// <summary>Converts a snippet for display: on one line, in marked and unmarked parts.</summary>
    public static IReadOnlyList<SnippetPart> Parts(string indexed)
    {
        var parts = new List<SnippetPart>();
        var text = new StringBuilder();
        var marked = false;
        foreach (var letter in indexed)
        {
            switch (letter)
            {
                case Separator or RestStart:
                case var hidden when ExactTokens.IsHidden(hidden):
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
/// <param name="Marked">Whether it matched the search.</param>
public readonly record struct SnippetPart(string Text, bool Marked);
