using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Layout;

/// <summary>An entry in the Studio's rail, registered by the feature that owns the page.</summary>
/// <param name="Section">Who sees it.</param>
/// <param name="Order">Lower numbers come first in the section.</param>
/// <param name="Label">A phrase of the interface.</param>
/// <param name="Key">The key that opens it when pressed after <c>g</c>.</param>
/// <param name="Icon">The content of a 24-unit SVG, stroked.</param>
/// <param name="Exact">Whether it matches only this exact address, not the ones below it.</param>
/// <param name="Badge">Shown after the label.</param>
/// <param name="Others">Addresses of pages that belong to the entry but are not below its address.</param>
public sealed record StudioEntry(
    StudioSection Section, int Order, string Address, string Label, char Key, string Icon, bool Exact = false, RenderFragment? Badge = null, IReadOnlyList<string>? Others = null)
{
    /// <summary>Whether a page belongs to the entry.</summary>
    /// <param name="path">Without its query.</param>
    public bool Covers(string path) => IsOrIsBelow(path, Address) || (Others?.Any(other => IsOrIsBelow(path, other)) ?? false);

    /// <summary>A badge made of a component without parameters.</summary>
    public static RenderFragment Shows<T>() where T : IComponent => static tree =>
    {
        tree.OpenComponent<T>(0);
        tree.CloseComponent();
    };

    private bool IsOrIsBelow(string path, string address) => path.StartsWith(address, StringComparison.OrdinalIgnoreCase)
        && (path.Length == address.Length || (!Exact && path[address.Length] == '/'));
}

/// <summary>The rail's sections, from top to bottom.</summary>
public enum StudioSection
{
    Authors,
    Admins,
}
