using BlogApp.Platform.Security;

namespace BlogApp.Features.Accounts;

/// <summary>
/// The names of the cookies. Where they require https they have the prefix <c>__Host-</c>: browsers then accept them only
/// if they are Secure, for this host alone and for all paths. Over plain http browsers reject the prefix.
/// </summary>
internal sealed class AccountCookies(SecureCookies secure)
{
    /// <summary>The cookie of a signed-in user. A request without it is anonymous.</summary>
    public string Name => Prefix + "blog";

    /// <summary>The antiforgery cookie that matches the hidden token in forms.</summary>
    public string FormsName => Prefix + "blog-forms";

    public bool Secure => secure.Required;

    private string Prefix => Secure ? "__Host-" : "";
}
