using System.Globalization;
using System.Text;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Reports;

/// <summary>Formats a report as plain text, for the console and for download.</summary>
internal static class ReportText
{
    public static string Format(ImportReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Format}: {report.File}{(report.DryRun ? " (dry run: nothing was changed)" : "")}").AppendLine();
        foreach (var note in report.Notes)
            text.AppendLine(note);
        if (report.Notes.Count > 0)
            text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"",-10}{(report.DryRun ? "would come" : "came"),12}{"here before",14}{"changed here",14}{"left out",12}");
        foreach (var (kind, counts) in report.Counts)
            text.AppendLine(CultureInfo.InvariantCulture, $"{kind,-10}{counts.Created,12}{counts.Unchanged,14}{counts.ChangedHere,14}{counts.Skipped,12}");
        foreach (var item in report.Items.Where(i => i.Outcome != ImportOutcome.Unchanged || i.Words is { Count: > 0 }))
        {
            text.AppendLine().Append(Words(item.Outcome, report.DryRun)).Append(": ").Append(item.Kind).Append(" “").Append(item.Title).Append('”');
            if (item.Address is { } address)
                text.Append(" at ").Append(Uri.UnescapeDataString(address));
            if (item.State is { } state)
                text.Append(", ").Append(state.ToLowerInvariant());
            foreach (var words in item.Words ?? [])
                text.AppendLine().Append("    ").Append(words);
        }
        if (report.MoreItems > 0)
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"and {report.MoreItems:N0} more");
        if (report.Missing.Count > 0)
        {
            text.AppendLine().AppendLine().AppendLine("Pictures and files that did not come:");
            foreach (var address in report.Missing)
                text.Append("    ").AppendLine(address);
        }
        return text.ToString().TrimEnd();
    }

    /// <summary>What items of a kind are called.</summary>
    public static string Plural(string kind) => kind switch
    {
        "article" => Phrase.Key("Articles"),
        "page" => Phrase.Key("Pages"),
        "picture" => Phrase.Key("Pictures and files"),
        "tag" => Phrase.Key("Tags"),
        "author" => Phrase.Key("Authors"),
        "comment" => Phrase.Key("Comments"),
        "series" => Phrase.Key("Series"),
        "settings" => Phrase.Key("Settings"),
        "menu" => Phrase.Key("Menu"),
        "banner" => Phrase.Key("Banner"),
        "redirect" => Phrase.Key("Redirects"),
        "other" => Phrase.Key("Other"),
        _ => char.ToUpperInvariant(kind[0]) + kind[1..] + "s",
    };

    public static string Words(ImportOutcome outcome, bool dryRun) => outcome switch
    {
        ImportOutcome.Created => dryRun ? Phrase.Key("Would come") : Phrase.Key("Came"),
        ImportOutcome.Unchanged => Phrase.Key("Here before"),
        ImportOutcome.ChangedHere => Phrase.Key("Changed here"),
        _ => Phrase.Key("Left out"),
    };
}
