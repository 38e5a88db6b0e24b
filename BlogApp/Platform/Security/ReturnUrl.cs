namespace BlogApp.Platform.Security;

/// <summary>Where to go after signing in: always an address of this site.</summary>
internal static class ReturnUrl
{
    public const string Default = "/studio";

    /// <summary>The address if it is a path of this site; otherwise the Studio.</summary>
    public static string Local(string? url) => IsLocal(url) ? url! : Default;

    /// <summary>
    /// Whether this is a path from the root. Browsers read <c>//host</c>, <c>/\host</c> and either with tabs or line
    /// breaks inside as another site, so a second slash, every control character and every backslash are refused.
    /// </summary>
    public static bool IsLocal(string? url) =>
        url is { Length: > 0 and <= 2000 } && url[0] == '/' && !(url.Length > 1 && url[1] == '/')
        && !url.AsSpan().Contains('\\') && !url.Any(char.IsControl)
        && !url.StartsWith("/account/", StringComparison.OrdinalIgnoreCase);
}
