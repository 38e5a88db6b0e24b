using Microsoft.AspNetCore.Components;

namespace BlogApp.Components;

internal static class StaticPages
{
    /// <summary>
    /// Leaves circuit state out of pages that start no circuit. With an interactive render mode configured, the
    /// framework would write it into every page, with an antiforgery token, its cookie and <c>Cache-Control:
    /// no-store</c>: 1.2 KB that no reader needs, and a page that cannot be cached.
    /// </summary>
    public static RazorComponentsEndpointConventionBuilder WithoutStateOnStaticPages(this RazorComponentsEndpointConventionBuilder pages)
    {
        pages.Add(static endpoint =>
        {
            if (!endpoint.Metadata.OfType<ExcludeFromInteractiveRoutingAttribute>().Any())
                return;
            // The type is internal to the framework. If it changes, pages still work, and a test fails.
            for (var i = 0; i < endpoint.Metadata.Count; i++)
                if (endpoint.Metadata[i].GetType() is { Name: "ConfiguredRenderModesMetadata" } modes)
                    endpoint.Metadata[i] = Activator.CreateInstance(modes, [Array.Empty<IComponentRenderMode>()])!;
        });
        return pages;
    }
}
