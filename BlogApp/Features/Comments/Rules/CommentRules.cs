using System.Text.RegularExpressions;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Comments.Rules;

/// <summary>The rules for comments, and when an article accepts them. Pure.</summary>
internal static partial class CommentRules
{
    public const int LongestName = 100;
    public const int LongestEmail = 254;
    public const int LongestUrl = 300;
    public const int LongestText = 5000;

    /// <summary>The errors by field, as keys of words; empty when the comment is valid.</summary>
    /// <param name="guest">Guests give a name; accounts have one.</param>
    public static IReadOnlyDictionary<string, string> Check(CommentDraft draft, bool guest)
    {
        var errors = new Dictionary<string, string>();
        if (guest)
        {
            if (draft.Name.Length == 0)
                errors[nameof(CommentDraft.Name)] = Phrase.Key("Please give a name, any name.");
            else if (draft.Name.Length > LongestName)
                errors[nameof(CommentDraft.Name)] = Phrase.Key("A name has at most 100 characters.");
            if (draft.Email.Length > LongestEmail || (draft.Email.Length > 0 && !Email().IsMatch(draft.Email)))
                errors[nameof(CommentDraft.Email)] = Phrase.Key("That is no e-mail address. You may leave it empty.");
            if (draft.Url.Length > 0 && !IsSite(draft.Url))
                errors[nameof(CommentDraft.Url)] = Phrase.Key("That is no web address, such as https://example.org. You may leave it empty.");
        }
        if (TextError(draft.Text) is { } error)
            errors[nameof(CommentDraft.Text)] = error;
        return errors;
    }

    /// <summary>Null when the text is valid.</summary>
    public static string? TextError(string text) =>
        text.Length == 0 ? Phrase.Key("Please write something.")
        : text.Length > LongestText ? Phrase.Key("A comment has at most 5,000 characters. Please shorten it; nothing you wrote is lost.")
        : null;

    /// <summary>Whether an article that allows comments still accepts them.</summary>
    public static bool IsOpen(DateTimeOffset publishedAt, int closeAfterDays, DateTimeOffset now) =>
        closeAfterDays == 0 || now < publishedAt.AddDays(closeAfterDays);

    private static bool IsSite(string url) =>
        url.Length <= LongestUrl && Uri.TryCreate(url, UriKind.Absolute, out var site) && (site.Scheme is "http" or "https") && site.Host.Contains('.', StringComparison.Ordinal)
        && site.UserInfo.Length == 0;

    [GeneratedRegex(@"^[^\s@<>""',;:\\]+@[^\s@<>""',;:\\]+\.[^\s@<>""',;:\\]{2,}$", RegexOptions.None, 200)]
    private static partial Regex Email();
}
