using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Audit;

/// <summary>Actions that belong together: what the filter offers.</summary>
/// <param name="Name">In the address.</param>
/// <param name="Prefixes">What its actions begin with.</param>
internal sealed record AuditGroup(string Name, string Label, IReadOnlyList<string> Prefixes)
{
    public static IReadOnlyList<AuditGroup> All { get; } =
    [
        new("publishing", Phrase.Key("Publishing"), ["article.", "tag.", "samples."]),
        new("comments", Phrase.Key("Comments"), ["comment."]),
        new("media", Phrase.Key("Media"), ["media."]),
        new("giveaways", Phrase.Key("Giveaways"), ["giveaway."]),
        new("imports", Phrase.Key("Imports"), ["import."]),
        new("accounts", Phrase.Key("Accounts"), ["user."]),
        new("settings", Phrase.Key("Settings"), ["site.", "banner.", "redirect."]),
        new("jobs", Phrase.Key("Jobs and tasks"), ["job.", "task."]),
        new("operations", Phrase.Key("Operations"), ["counts.", "cache.", "backup."]),
    ];

    public static AuditGroup? Find(string? name) => All.FirstOrDefault(group => group.Name == name);
}
