using System.Security.Cryptography;
using System.Text;

namespace BlogApp.Platform.Security;

/// <summary>
/// The content security policy. No page allows inline scripts or styles, except for two that are allowed by their hash.
/// Only pages with a circuit allow style attributes, because the component library sets sizes and positions with them.
/// Pictures may come from other sites, because authors link to them. A circuit connects to this host only.
/// </summary>
internal static class ContentPolicy
{
    /// <param name="interactive">Whether the page has a circuit, as in the Studio.</param>
    /// <param name="style">The source of the page's inline style; empty for none.</param>
    public static string For(bool interactive, string style) => string.Join("; ",
        "default-src 'self'",
        $"script-src 'self' {ThemeScript.Source}",
        style.Length > 0 ? $"style-src 'self' {style}" : "style-src 'self'",
        interactive ? "style-src-attr 'unsafe-inline'" : "style-src-attr 'none'",
        "img-src 'self' data: https:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'");

    /// <summary>The source that allows exactly this inline text.</summary>
    public static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
