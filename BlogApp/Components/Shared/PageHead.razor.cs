using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Shared;

public sealed partial class PageHead
{
    /// <summary>Without the site's name; null: only the site's name.</summary>
    [Parameter] public string? Title { get; set; }

    [Parameter] public string Description { get; set; } = "";

    /// <summary>The page's canonical path, from the root. Null keeps the page out of search engines.</summary>
    [Parameter] public string? Path { get; set; }

    /// <summary>Whether search engines are told to leave it out, though it has an address that may be passed on.</summary>
    [Parameter] public bool Hidden { get; set; }

    /// <summary>The absolute address of the original, when it was published elsewhere.</summary>
    [Parameter] public string? Canonical { get; set; }

    /// <summary>The picture for link previews.</summary>
    [Parameter] public PagePicture? Picture { get; set; }

    /// <summary>The address of the feeds for this page's list, from the root; null: only the whole blog's feeds exist.</summary>
    [Parameter] public string? Feeds { get; set; }

    /// <summary>The OpenGraph type.</summary>
    [Parameter] public string Type { get; set; } = "website";

    /// <summary>Whether the page is running text; otherwise it gets the styles for lists and notices.</summary>
    [Parameter] public bool Prose { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    private string Address => Site.CurrentValue.Absolute(Path!, Navigation.BaseUri);
}

/// <summary>A picture for link previews.</summary>
/// <param name="Address">From the root.</param>
/// <param name="Alt">The alternative text.</param>
public sealed record PagePicture(string Address, int Width, int Height, string Alt);
