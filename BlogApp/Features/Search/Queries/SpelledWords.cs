using System.Text;

namespace BlogApp.Features.Search.Queries;

/// <summary>Replaces a word in what was typed and leaves the rest as it was. Pure.</summary>
internal static class SpelledWords
{
    /// <param name="word">Folded; found in any spelling that folds to it.</param>
    public static string Replace(string text, string word, string better)
    {
        var replaced = new StringBuilder(text.Length);
        var start = 0;
        while (start < text.Length)
        {
            var end = start;
            while (end < text.Length && IsLetter(text[end]))
                end++;
            if (end == start)
            {
                replaced.Append(text[start++]);
                continue;
            }
            var typed = text[start..end];
            replaced.Append(SearchTerms.Fold(typed) == word ? better : typed);
            start = end;
        }
        return replaced.ToString();
    }

    // Halves of surrogate pairs stay together by standing for themselves.
    private static bool IsLetter(char letter) => char.IsLetter(letter) || char.IsNumber(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark;
}
