using System.Text;

namespace BlogApp.Features.Search.Index;

/// <summary>
/// Text in the two forms that the index holds: prepared for display, with the boundaries that a dictionary found, and as
/// folded words. Pure.
/// </summary>
internal static class SearchText
{
    /// <summary>A zero-width space: between words that have no other boundary.</summary>
    public const char Separator = '\u200B';

    /// <summary>Enclose matches. Never part of a text, because control characters are left out.</summary>
    public const char MarkStart = '\u0002';
    public const char MarkEnd = '\u0003';

    /// <summary>The text without what nobody sees or should see, and with boundaries between words that have no spaces.</summary>
    public static string Prepare(string text)
    {
        var clean = new StringBuilder(text.Length);
        // Lone surrogates become U+FFFD, because the index stores UTF-8.
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value != Separator && !ExactTokens.IsHidden(rune) && (!Rune.IsControl(rune) || rune.Value is '\n' or '\t'))
                clean.Append(rune);
        return WordBoundaries.Separate(clean.ToString());
    }

    /// <summary>The folded words with a space between them.</summary>
    /// <param name="prepared">See <see cref="Prepare"/>.</param>
    public static string Words(string prepared) => string.Join(' ', SearchWords.Split(prepared).Select(word => word.Text));

    /// <summary>Converts a marked snippet for display: on one line, in marked and unmarked parts.</summary>
    public static IReadOnlyList<SnippetPart> Parts(string marks)
    {
        var parts = new List<SnippetPart>();
        var text = new StringBuilder();
        var marked = false;
        foreach (var letter in marks)
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
/// <param name="Marked">Whether it matched the search.</param>
public readonly record struct SnippetPart(string Text, bool Marked);
