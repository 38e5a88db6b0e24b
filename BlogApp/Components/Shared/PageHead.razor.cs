using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Shared;

public sealed partial class PageHead
{
    /// <summary>Without the site's name; null: the site's name alone.</summary>
    [Parameter] public string? Title { get; set; }

    [Parameter] public string Description { get; set; } = "";

    /// <summary>The page's one address, from the root; null keeps it out of search engines.</summary>
    [Parameter] public string? Path { get; set; }

    /// <summary>What search engines are to take for the original, when it stands elsewhere: absolute.</summary>
    [Parameter] public string? Canonical { get; set; }

    /// <summary>What previews show.</summary>
    [Parameter] public PagePicture? Picture { get; set; }

    /// <summary>Where the feeds of what this page lists stand, from the root; null: there are only the whole blog's.</summary>
    [Parameter] public string? Feeds { get; set; }

    /// <summary>OpenGraph's type.</summary>
    [Parameter] public string Type { get; set; } = "website";

    /// <summary>Whether the page is running text; else it has the styles of lists and notices.</summary>
    [Parameter] public bool Prose { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    private string Address => Site.CurrentValue.Absolute(Path!, Navigation.BaseUri);
}

/// <summary>A picture for previews of a page.</summary>
/// <param name="Address">From the root.</param>
/// <param name="Alt">What it shows.</param>
public sealed record PagePicture(string Address, int Width, int Height, string Alt);
