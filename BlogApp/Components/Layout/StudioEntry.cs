using BlogApp.Features.Comments.Studio;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace BlogApp.Components.Layout;

/// <summary>One line of the Studio's rail.</summary>
/// <param name="Key">Pressed after <c>g</c>, it goes there.</param>
/// <param name="Icon">The body of a 24-unit SVG, stroked.</param>
/// <param name="Exact">Whether only this very address is the entry, not what lies below it.</param>
/// <param name="Badge">Stands behind the label.</param>
/// <param name="Others">Addresses of pages that are reached from the entry's own and do not lie below it.</param>
public sealed record StudioEntry(string Address, string Label, char Key, string Icon, bool Exact = false, RenderFragment? Badge = null, IReadOnlyList<string>? Others = null)
{
    /// <summary>Whether a page belongs to the entry.</summary>
    /// <param name="path">Without its query.</param>
    public bool Covers(string path) => IsOrIsBelow(path, Address) || (Others?.Any(other => IsOrIsBelow(path, other)) ?? false);

    private static void Show<T>(RenderTreeBuilder tree)
        where T : IComponent
    {
        tree.OpenComponent<T>(0);
        tree.CloseComponent();
    }

    private bool IsOrIsBelow(string path, string address) => path.StartsWith(address, StringComparison.OrdinalIgnoreCase)
        && (path.Length == address.Length || (!Exact && path[address.Length] == '/'));

    public static IReadOnlyList<StudioEntry> ForAuthors { get; } =
    [
        new("/studio", "Dashboard", 'd', """<path d="M4 19V11M10 19V5M16 19v-6M22 19H2"/>""", Exact: true),
        new("/studio/articles", "Articles", 'a', """<path d="M5 3h14v18H5zM9 8h6M9 12h6M9 16h4"/>"""),
        new("/studio/pages", "Pages", 'p', """<path d="M6 3h9l4 4v14H6zM14 3v5h5"/>"""),
        new("/studio/media", "Media", 'm', """<path d="M3 5h18v14H3z"/><circle cx="8.500" cy="10" r="1.500"/><path d="M21 15l-5-5L6 19"/>"""),
        new("/studio/comments", "Comments", 'c', """<path d="M4 5h16v11H10l-5 4v-4H4z"/>""", Badge: Show<PendingBadge>),
    ];

    public static IReadOnlyList<StudioEntry> ForAdmins { get; } =
    [
        new("/admin/jobs", "Jobs", 'j', """<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>"""),
        new("/admin/tasks", "Tasks", 't', """<path d="M4 6l1.500 1.500L8 5M4 12l1.500 1.500L8 11M4 18l1.500 1.500L8 17M12 6h9M12 12h9M12 18h9"/>"""),
        new("/admin/content", "Import and export", 'i', """<path d="M7 4v12M3.500 12.500L7 16l3.500-3.500M17 20V8M13.500 11.500L17 8l3.500 3.500"/>"""),
        new("/admin/system", "System", 's', """<path d="M2 12h4l3-8 5 16 3-8h5"/>"""),
        new("/admin/users", "Users", 'u', """<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.6-4 3.2-6 6.5-6s5.9 2 6.5 6M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.5c2 .8 3.2 2.600 3.5 5.5"/>"""),
        new("/admin/settings", "Settings", 'e', """<path d="M4 7h9M19 7h1M4 17h3M13 17h7"/><circle cx="16" cy="7" r="2.500"/><circle cx="10" cy="17" r="2.500"/>""", Others: ["/admin/menu", "/admin/banner"]),
    ];
}
