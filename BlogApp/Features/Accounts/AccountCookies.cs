namespace BlogApp.Features.Accounts;

/// <summary>
/// The names of the cookies. Outside Development they carry the prefix <c>__Host-</c>, by which a browser refuses
/// them unless they are Secure, for this host alone and for all its paths. In Development the blog may run on plain
/// http, where browsers refuse the prefix.
/// </summary>
internal static class AccountCookies
{
    /// <summary>The cookie of a signed-in user: a request without it is anonymous.</summary>
    public static string Name(IHostEnvironment environment) => Prefix(environment) + "blog";

    /// <summary>The cookie that goes with the hidden token of forms.</summary>
    public static string FormsName(IHostEnvironment environment) => Prefix(environment) + "blog-forms";

    private static string Prefix(IHostEnvironment environment) => environment.IsDevelopment() ? "" : "__Host-";
}
