using System.Buffers;
using System.Collections.Frozen;

namespace BlogApp.Features.Site.Redirects.Missing;

/// <summary>Which missing addresses are worth keeping. Pure.</summary>
internal static class MissingRules
{
    // Of software that this blog does not run, and of files that nobody publishes.
    private static readonly FrozenSet<string> ScannedEndings = FrozenSet.Create(StringComparer.Ordinal,
        ".php", ".php3", ".php4", ".php5", ".php7", ".phtml", ".asp", ".aspx", ".ashx", ".asmx", ".jsp", ".jspx", ".cgi", ".pl", ".cfm", ".action",
        ".env", ".sql", ".bak", ".old", ".swp", ".ini", ".conf", ".config", ".log", ".pem", ".key", ".git", ".sh", ".exe", ".dll", ".yml", ".yaml", ".lock", ".tar", ".gz", ".tgz", ".rar", ".7z");

    private static readonly FrozenSet<string> ScannedNames = FrozenSet.Create(StringComparer.Ordinal,
        "wp-admin", "wp-includes", "wp-login", "wp-json", "wp-config", "wp-content/plugins", "wp-content/themes", "wlwmanifest.xml", "xmlrpc", "cgi-bin", "phpmyadmin", "pma", "phpunit", "phpinfo", "adminer",
        "vendor", "actuator", "solr", "jenkins", "hudson", "manager/html", "boaform", "hnap1", "owa", "autodiscover", "ecp", "telescope", "_ignition", "console", "_profiler", "server-status", "backup", "node_modules", ".well-known");

    // Only who works on the blog, and programs, ask for something there.
    private static readonly FrozenSet<string> NotForReaders = FrozenSet.Create(StringComparer.Ordinal, "account", "admin", "api", "error", "health", "setup", "studio");

    private static readonly SearchValues<char> Odd = SearchValues.Create("<>\"'`{}|\\^*$\u0000");

    /// <summary>The form in which a missing address is kept; null when it is left out.</summary>
    /// <param name="path">As requested, unescaped.</param>
    /// <param name="query">As requested. Only what tells pages apart is kept of it, so no form's content and no campaign.</param>
    public static string? Kept(string path, string? query) =>
        IsScanned(path) || MayNameAPerson(path) || NotForReaders.Contains(path.Trim('/').Split('/')[0].ToLowerInvariant()) ? null : RedirectPath.Normalize(path, query);

    /// <summary>Whether programs that look for weaknesses ask for such a path, and no reader does.</summary>
    public static bool IsScanned(string path)
    {
        if (path.AsSpan().ContainsAny(Odd) || path.Contains("//", StringComparison.Ordinal) || path.Contains("..", StringComparison.Ordinal))
            return true;
        // The home page of PHP software may be an address that readers still have.
        var plain = path.ToLowerInvariant().TrimEnd('/');
        if (plain.EndsWith("/index.php", StringComparison.Ordinal))
            plain = plain[..^"/index.php".Length];
        var parts = plain.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Any(part => part[0] == '.') || (parts.Length > 0 && ScannedEndings.Contains(Path.GetExtension(parts[^1]))))
            return true;
        return parts.Any(ScannedNames.Contains) || parts.Zip(parts.Skip(1), (one, next) => $"{one}/{next}").Any(ScannedNames.Contains);
    }

    /// <summary>An e-mail address in a path, as in links to unsubscribe, is a person's.</summary>
    private static bool MayNameAPerson(string path) => path.Split('/').Any(part => part.IndexOf('@', StringComparison.Ordinal) > 0);
}
