using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Accounts;

/// <summary>
/// The names of the cookies. Where they require https they have the prefix <c>__Host-</c>: browsers then accept them only
/// if they are Secure, for this host alone and for all paths; in a folder, it is <c>__Secure-</c>. Over plain http browsers
/// reject both prefixes.
/// </summary>
internal sealed class AccountCookies(SecureCookies secure, IOptions<NetworkSettings> network)
{
    /// <summary>The path for which they are valid: the blog's folder, so that other applications of the host do not get them.</summary>
    public string Path => network.Value.PathBase is { Length: > 0 } folder ? folder : "/";

    /// <summary>The cookie of a signed-in user. A request without it is anonymous.</summary>
    public string Name => Prefix + "blog";

    /// <summary>The antiforgery cookie that matches the hidden token in forms.</summary>
    public string FormsName => Prefix + "blog-forms";

    public bool Secure => secure.Required;

    private string Prefix => !Secure ? "" : Path == "/" ? "__Host-" : "__Secure-";
}
