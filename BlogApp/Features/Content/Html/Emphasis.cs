namespace BlogApp.Features.Content.Html;

/// <summary>Puts marks around words where Markdown takes them for marks.</summary>
internal static class Emphasis
{
    /// <param name="before">The character in front of the marks.</param>
    /// <param name="after">The character behind them.</param>
    /// <returns>The words marked; unmarked when they are only spaces, or no mark would be understood there.</returns>
    public static string Wrap(string words, string mark, char before, char after)
    {
        var start = words.Length - words.TrimStart(' ', '\u00a0').Length;
        var end = words.TrimEnd(' ', '\u00a0').Length;
        if (end <= start)
            return words;
        // A mark between a letter and punctuation is on the wrong side: the punctuation moves out of the emphasis.
        if (end == words.Length && char.IsLetterOrDigit(after))
        {
            while (end > start && IsPunctuation(words[end - 1]) && words[end - 1] is not ('*' or '_' or '`' or ')' or ']' or '>' or '~' or '+' or '=' or '^' or '"'))
                end--;
            if (end > start && words[end - 1] == '\\')
                return words;
        }
        if (end <= start || (start == 0 && char.IsLetterOrDigit(before) && IsPunctuation(words[0])) || (end == words.Length && char.IsLetterOrDigit(after) && IsPunctuation(words[end - 1])))
            return words;
        if (mark == "_" && ((start == 0 && char.IsLetterOrDigit(before)) || (end == words.Length && char.IsLetterOrDigit(after))))
            return words;
        return words[..start] + mark + words[start..end] + mark + words[end..];
    }

    private static bool IsPunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c);
}
