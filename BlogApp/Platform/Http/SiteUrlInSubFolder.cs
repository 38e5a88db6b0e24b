using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Http;

/// <summary>Adds the blog's folder to a public address that names only the host.</summary>
internal sealed class SiteUrlInSubFolder(IOptions<NetworkSettings> network) : IPostConfigureOptions<SiteSettings>
{
    public void PostConfigure(string? name, SiteSettings options)
    {
        if (network.Value.PathBase is { Length: > 0 } folder && Uri.TryCreate(options.Url, UriKind.Absolute, out var url) && url.AbsolutePath == "/")
            options.Url = url.GetLeftPart(UriPartial.Authority) + folder;
    }
}
