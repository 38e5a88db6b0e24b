using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Data;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Times;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Operations.Audit;

/// <summary>An entry's parts in the reader's language, with times in the blog's zone.</summary>
internal static partial class AuditText
{
    // Values of these are words of the program. Those of others are people's own, and stay as they are.
    private static readonly string[] s_said = ["State", "Visibility", "Who may claim"];
    private static readonly string[] s_saidBy = ["user.role", "user.lock", "user.unlock", "user.create", "comment.", "job.", "import."];

    // As labels of lines; the code that writes them stores them in English.
    private static readonly string[] s_names =
    [
        Phrase.Key("State"), Phrase.Key("Date"), Phrase.Key("Address"), Phrase.Key("Visibility"), Phrase.Key("Author"), Phrase.Key("Articles and files"), Phrase.Key("Name"), Phrase.Key("Biography"),
        Phrase.Key("Links"), Phrase.Key("Picture"), Phrase.Key("Title"), Phrase.Key("Text"), Phrase.Key("Begins"), Phrase.Key("Ends"), Phrase.Key("Place"), Phrase.Key("Item"), Phrase.Key("Stock"),
        Phrase.Key("Opens"), Phrase.Key("Closes"), Phrase.Key("Who may claim"), Phrase.Key("Description"),
        // As values.
        Phrase.Key("Draft"), Phrase.Key("Scheduled"), Phrase.Key("Published"), Phrase.Key("Unpublished"), Phrase.Key("Trash"), Phrase.Key("Public"), Phrase.Key("Unlisted"), Phrase.Key("Members"),
        Phrase.Key("Pending"), Phrase.Key("Approved"), Phrase.Key("Spam"), Phrase.Key("Visitor"), Phrase.Key("Account"), Phrase.Key("Admin"), Phrase.Key("Locked"), Phrase.Key("Open"),
        Phrase.Key("scheduled"), Phrase.Key("paused"), Phrase.Key("ended"),
    ];

    /// <summary>The words that entries use, for a test to look for.</summary>
    public static IReadOnlyList<string> Known => s_names;

    public static string Actor(long? id, string? name, IStringLocalizer words) => (id, name) switch
    {
        (null, _) => words["The blog itself"],
        (AuditLog.CommandLine, _) => words["The command line"],
        (_, null) => words["A deleted account (#{0})", id.Value],
        _ => name,
    };

    public static string Name(AuditChange change, IStringLocalizer words) => words.TranslateStored(change.Name);

    /// <summary>A value, or a sentence.</summary>
    public static string Value(string action, string name, string value, IStringLocalizer words, BlogTime times)
    {
        if (value.Length == 0)
            return "–";
        var ours = s_said.Contains(name) || s_saidBy.Any(prefix => action.StartsWith(prefix, StringComparison.Ordinal));
        return Times(ours ? words.TranslateStored(value) : value, times);
    }

    public static string Sentence(string text, IStringLocalizer words, BlogTime times) => Times(words.TranslateStored(text), times);

    private static string Times(string text, BlogTime times) => UtcTime().Replace(text, found =>
        DateTimeOffset.TryParse(found.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? times.Text(at, TimeForm.MomentWithSeconds) : found.Value);

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")]
    private static partial Regex UtcTime();
}
