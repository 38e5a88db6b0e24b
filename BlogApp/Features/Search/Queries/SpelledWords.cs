using System.Text;

namespace BlogApp.Features.Search.Queries;

/// <summary>Replaces a word in the input and leaves the rest unchanged. Pure.</summary>
internal static class SpelledWords
{
    /// <param name="word">Folded; matches any spelling that folds to it.</param>
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

    // Surrogates count as letters, so that pairs stay together.
    private static bool IsLetter(char letter) => char.IsLetter(letter) || char.IsNumber(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark;
}
