using System.Text.RegularExpressions;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Comments.Rules;

/// <summary>The input of the spam rules.</summary>
/// <param name="Trapped">The honeypot field was filled in.</param>
/// <param name="Written">The time between showing the form and sending it.</param>
/// <param name="Elsewhere">How often the same text was posted under other articles.</param>
internal sealed record SpamSignals(CommentDraft Draft, bool Trapped, TimeSpan Written, int Elsewhere);

internal enum SpamReason
{
    None,
    Trap,
    TooFast,
    Links,
    Repeated,
    BannedWord,
}

/// <summary>Simple rules against simple bots. Comments they match go to the spam folder, where a person can rescue them. Pure.</summary>
internal static partial class SpamRules
{
    // "buy now buy now buy now": from this many words on, a minimum share must differ.
    private const int ManyWords = 30;
    private const double LeastDifferent = 0.2;

    public static SpamReason Judge(SpamSignals facts, CommentsSettings settings) =>
        facts.Trapped ? SpamReason.Trap
        : facts.Written < TimeSpan.FromSeconds(settings.QuickestSeconds) ? SpamReason.TooFast
        : LinksIn(facts.Draft.Text) > settings.MostLinks ? SpamReason.Links
        : facts.Elsewhere > 0 || RepeatsItself(facts.Draft.Text) ? SpamReason.Repeated
        : HasBannedWord(facts.Draft, settings.BannedWords) ? SpamReason.BannedWord
        : SpamReason.None;

    /// <summary>Counts addresses and forum link tags, which nobody types here by hand.</summary>
    public static int LinksIn(string text) => Link().Count(text);

    public static bool RepeatsItself(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= ManyWords && words.Distinct(StringComparer.OrdinalIgnoreCase).Count() < words.Length * LeastDifferent;
    }

    /// <summary>Matches whole words in Latin script, so that "ass" is not found in "class". Chinese has no spaces, so it matches anywhere.</summary>
    public static bool HasBannedWord(CommentDraft draft, string banned)
    {
        // As a reader sees them: joiners and full-width letters do not hide a word.
        string[] texts = [.. new[] { draft.Text, draft.Name, draft.Url, draft.Email }.Select(VisibleText.Skeleton)];
        foreach (var word in banned.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(VisibleText.Skeleton).Where(word => word.Length > 0))
        {
            if (texts.Any(text => Contains(text, word)))
                return true;
        }
        return false;
    }

    private static bool Contains(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            var begins = at == 0 || !char.IsAsciiLetterOrDigit(word[0]) || !char.IsAsciiLetterOrDigit(text[at - 1]);
            var ends = end == text.Length || !char.IsAsciiLetterOrDigit(word[^1]) || !char.IsAsciiLetterOrDigit(text[end]);
            if (begins && ends)
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"https?://|(?<![/.\w])www\.|\[url\b|\[link\b|<a\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
