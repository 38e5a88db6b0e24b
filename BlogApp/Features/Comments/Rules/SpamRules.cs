using System.Text.RegularExpressions;

namespace BlogApp.Features.Comments.Rules;

/// <summary>What the rules look at.</summary>
/// <param name="Trapped">A field was filled in that people do not see.</param>
/// <param name="Written">Between showing the form and sending it.</param>
/// <param name="Elsewhere">How often the same text stands under other articles.</param>
internal sealed record SpamFacts(CommentDraft Draft, bool Trapped, TimeSpan Written, int Elsewhere);

internal enum SpamReason
{
    None,
    Trap,
    TooFast,
    Links,
    Repeated,
    BannedWord,
}

/// <summary>Simple rules against simple machines. What they catch goes to the spam folder, where a person can rescue it. Pure.</summary>
internal static partial class SpamRules
{
    // "buy now buy now buy now": of so many words this share must differ.
    private const int ManyWords = 30;
    private const double LeastDifferent = 0.2;

    public static SpamReason Judge(SpamFacts facts, CommentsSettings settings) =>
        facts.Trapped ? SpamReason.Trap
        : facts.Written < TimeSpan.FromSeconds(settings.QuickestSeconds) ? SpamReason.TooFast
        : LinksIn(facts.Draft.Text) > settings.MostLinks ? SpamReason.Links
        : facts.Elsewhere > 0 || RepeatsItself(facts.Draft.Text) ? SpamReason.Repeated
        : HasBannedWord(facts.Draft, settings.BannedWords) ? SpamReason.BannedWord
        : SpamReason.None;

    /// <summary>Addresses, and the link marks of forums, which nobody types here by hand.</summary>
    public static int LinksIn(string text) => Link().Count(text);

    public static bool RepeatsItself(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= ManyWords && words.Distinct(StringComparer.OrdinalIgnoreCase).Count() < words.Length * LeastDifferent;
    }

    /// <summary>Whole words of Latin letters, so that "ass" is not found in "class"; any place in Chinese, which sets no spaces.</summary>
    public static bool HasBannedWord(CommentDraft draft, string banned)
    {
        foreach (var word in banned.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Contains(draft.Text, word) || Contains(draft.Name, word) || Contains(draft.Url, word) || Contains(draft.Email, word))
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
