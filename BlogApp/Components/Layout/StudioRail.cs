namespace BlogApp.Components.Layout;

/// <summary>The Studio's rail: the entries of all features, in order.</summary>
public sealed class StudioRail(IEnumerable<StudioEntry> entries)
{
    private readonly ILookup<StudioSection, StudioEntry> _sections = entries.OrderBy(entry => entry.Order).ToLookup(entry => entry.Section);

    public IReadOnlyList<StudioEntry> All => [.. this[StudioSection.Authors], .. this[StudioSection.Admins]];

    public IReadOnlyList<StudioEntry> this[StudioSection section] => [.. _sections[section]];
}
