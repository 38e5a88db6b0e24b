using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Languages;

/// <summary>
/// Sentences that were written down in English when nobody's language was known: what a run did, a report, why a store
/// is away. Said in the language of whoever reads them, by finding the <see cref="Phrase"/> that they were made of.
/// </summary>
internal static class StoredText
{
    // A phrase with fewer letters of its own would be found in anything.
    private const int LeastLetters = 5;

    // Titles in a report are anybody's: what is no sentence of ours must not cost more to find out.
    private const int MostLetters = 2000;

    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    private static readonly Regex Place = new(@"\{(\d)(?::[^}]*)?\}", RegexOptions.CultureInvariant);

    /// <summary>The phrases with places, those with the most text of their own first.</summary>
    private static readonly Lazy<(Regex Form, string Key)[]> s_forms = new(static () =>
        [.. Words.Chinese.Keys.Where(key => key.Contains("{0", StringComparison.Ordinal))
            .Select(key => (Key: key, Own: Place.Replace(key, "").Count(char.IsLetter))).Where(form => form.Own >= LeastLetters)
            .OrderByDescending(form => form.Own).Select(form => (Form(form.Key), form.Key))]);

    /// <summary>The text itself where it is none of the phrases.</summary>
    public static string Recall(this IStringLocalizer words, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (words[text] is { ResourceNotFound: false } known)
            return known;
        if (text.Length > MostLetters || Find(text) is not var (found, key))
            return text;
        // What was filled in may be a phrase, too.
        object[] values = [.. Enumerable.Range(0, 10).TakeWhile(i => found.Groups[$"v{i}"].Success).Select(i => words.Recall(found.Groups[$"v{i}"].Value))];
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
            // None of our sentences is that hard to recognise.
        }
        return null;
    }

    private static Regex Form(string key)
    {
        var pattern = Place.Replace(Regex.Escape(key).Replace(@"\{", "{", StringComparison.Ordinal), static place => $"(?<v{place.Groups[1].Value}>.+?)");
        return new($@"\A{pattern}\z", RegexOptions.CultureInvariant | RegexOptions.Singleline, s_patience);
    }
}
