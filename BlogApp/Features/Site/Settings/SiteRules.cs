using System.ComponentModel.DataAnnotations;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Site.Settings;

/// <summary>The errors in settings by field, in words for the form. Pure.</summary>
internal static class SiteRules
{
    // The pages' backgrounds, as in site.css.
    public const string LightPage = "#fbfaf8", DarkPage = "#14161a";

    /// <summary>WCAG AA for text.</summary>
    public const double LeastContrast = 4.5;

    /// <summary>Errors that make settings unusable. Settings from a file or another version are checked as well.</summary>
    public static Dictionary<string, string> Problems(SiteSettings settings)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), problems, validateAllProperties: true);
        // Validate is not called while an attribute reports an error.
        problems.AddRange(settings.Validate(new ValidationContext(settings)));
        return problems.SelectMany(p => p.MemberNames.Select(name => (name, Words: Sentence(p.ErrorMessage ?? Phrase.Key("cannot be used.")))))
            .GroupBy(p => p.name).ToDictionary(p => p.Key, p => p.First().Words, StringComparer.Ordinal);
    }

    /// <summary>Also includes values that are usable but should not be chosen.</summary>
    public static Dictionary<string, string> FormProblems(SiteSettings settings)
    {
        var problems = Problems(settings);
        CheckContrast(problems, nameof(SiteSettings.Accent), settings.Accent, LightPage);
        CheckContrast(problems, nameof(SiteSettings.AccentDark), settings.AccentDark, DarkPage);
        return problems;
    }

    private static void CheckContrast(Dictionary<string, string> problems, string field, string color, string page)
    {
        if (problems.ContainsKey(field) || Contrast.Ratio(color, page) is not (< LeastContrast and var ratio))
            return;
        problems[field] = Phrase.Format("Too faint on such a page: a contrast of {0:0.0} to 1, and text needs {1:0.0}. {2} would do.",
            Math.Floor(ratio * 10) / 10, LeastContrast, Contrast.Nearest(color, page, LeastContrast)).ToString();
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
