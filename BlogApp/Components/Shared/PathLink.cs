using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BlogApp.Components.Shared;

/// <summary>A link from the blog's root that is marked on its own page, in whichever folder the blog is.</summary>
public sealed class PathLink : NavLink
{
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override bool ShouldMatch(string uriAbsolute) =>
        AdditionalAttributes?.GetValueOrDefault("href") is string address && address.StartsWith('/') && Navigation.Path() == address.Split('?', '#')[0];
}
