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
        foreach (var (form, key) in s_forms.Value)
        {
            if (form.Match(text) is not { Success: true } found)
                continue;
            // What was filled in may be a phrase, too.
            object[] values = [.. Enumerable.Range(0, 10).TakeWhile(i => found.Groups[$"v{i}"].Success).Select(i => words.Recall(found.Groups[$"v{i}"].Value))];
            return words[key, values];
        }
        return text;
    }

    private static Regex Form(string key)
    {
        var pattern = Place.Replace(Regex.Escape(key).Replace(@"\{", "{", StringComparison.Ordinal), static place => $"(?<v{place.Groups[1].Value}>.+?)");
        return new($@"\A{pattern}\z", RegexOptions.CultureInvariant | RegexOptions.Singleline, s_patience);
    }
}
