using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace BlogApp.Platform.Languages;

/// <summary>
/// Translates sentences that were stored in English because the reader's language was unknown: job summaries, reports,
/// reasons for an outage. It finds the <see cref="Phrase"/> that each sentence was made from.
/// </summary>
internal static class StoredText
{
    // A phrase with fewer letters of its own would match almost anything.
    private const int LeastLetters = 5;

    // Titles in a report can contain anything. This bounds the cost of finding that a text is not one of our sentences.
    private const int MostLetters = 2000;

    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    private static readonly Regex Place = new(@"\{(\d)(?::[^}]*)?\}", RegexOptions.CultureInvariant);

    /// <summary>The phrases with placeholders; those with the most text of their own come first.</summary>
    private static readonly Lazy<(Regex Form, string Key)[]> s_forms = new(static () =>
        [.. Words.Chinese.Keys.Where(key => key.Contains("{0", StringComparison.Ordinal))
            .Select(key => (Key: key, Own: Place.Replace(key, "").Count(char.IsLetter))).Where(form => form.Own >= LeastLetters)
            .OrderByDescending(form => form.Own).Select(form => (Form(form.Key), form.Key))]);

    /// <summary>Returns the text unchanged when it matches no phrase.</summary>
    public static string TranslateStored(this IStringLocalizer words, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (words[text] is { ResourceNotFound: false } known)
            return known;
        if (text.Length > MostLetters || Find(text) is not var (found, key))
            return text;
        // An inserted value may be a phrase, too.
        object[] values = [.. Enumerable.Range(0, 10).TakeWhile(i => found.Groups[$"v{i}"].Success).Select(i => words.TranslateStored(found.Groups[$"v{i}"].Value))];
        return words[key, values];
    }

    private static (Match Found, string Key)? Find(string text)
    {
        try
        {
            foreach (var (form, key) in s_forms.Value)
            {
                if (form.Match(text) is { Success: true } found)
                    return (found, key);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // None of our sentences takes this long to match.
        }
        return null;
    }

    private static Regex Form(string key)
    {
        var pattern = Place.Replace(Regex.Escape(key).Replace(@"\{", "{", StringComparison.Ordinal), static place => $"(?<v{place.Groups[1].Value}>.+?)");
        return new($@"\A{pattern}\z", RegexOptions.CultureInvariant | RegexOptions.Singleline, s_patience);
    }
}
