namespace BlogApp.Features.Site.Redirects.Targets;

/// <summary>The target of a redirect as it is sent. Pure.</summary>
internal static class LocationAddress
{
    // What a path is relative to; its host is no address of the web.
    private const string Here = "http://here.invalid";

    /// <summary>Escapes what may not stand in a header; null for what is no address.</summary>
    /// <param name="address">A path from the root, or an http or https address, escaped or not.</param>
    public static string? Of(string address)
    {
        var path = address.StartsWith('/');
        if (!Uri.TryCreate(path ? Here + address : address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        return path ? uri.PathAndQuery + uri.Fragment : uri.AbsoluteUri;
    }

    /// <summary>The path of an address within the blog; null when it leads elsewhere.</summary>
    /// <param name="site">The blog's own address; empty when it is not known.</param>
    public static string? Within(string address, string site)
    {
        if (address.StartsWith('/'))
            return address;
        return Uri.TryCreate(site, UriKind.Absolute, out var own) && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && string.Equals(own.Authority, uri.Authority, StringComparison.OrdinalIgnoreCase) ? uri.PathAndQuery + uri.Fragment : null;
    }
}
