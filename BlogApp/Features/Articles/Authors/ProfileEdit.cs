using BlogApp.Data.Accounts;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Authors;

/// <summary>A profile as its owner leaves it.</summary>
/// <param name="Slug">Of the author's page; as it was: it follows the name.</param>
/// <param name="Links">One a line.</param>
internal sealed record ProfileEdit(string Name, string Slug, string Biography, long? PictureId, string Links)
{
    public const int LongestName = 100;

    /// <summary>What is wrong with the fields themselves, by field.</summary>
    public IReadOnlyDictionary<string, Phrase> Check()
    {
        var problems = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        if (VisibleText.IsBlank(Name))
            problems[nameof(Name)] = Phrase.Format("Please enter a name.");
        else if (Name.Trim().Length > LongestName)
            problems[nameof(Name)] = Phrase.Format("Accepts at most {0} characters.", LongestName);
        if (!SlugRules.IsValid(Slug))
            problems[nameof(Slug)] = Phrase.Format("Small letters and digits, joined by single hyphens.");
        if (Biography.Trim().Length > BlogUser.LongestBiography)
            problems[nameof(Biography)] = Phrase.Format("Accepts at most {0} characters.", BlogUser.LongestBiography);
        if (AuthorLinks.Problem(Links) is { } problem)
            problems[nameof(Links)] = problem;
        return problems;
    }
}
