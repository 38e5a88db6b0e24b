using System.ComponentModel.DataAnnotations;

namespace BlogApp.Platform.Settings;

/// <summary>Section <c>Network</c>: what stands between readers and the server.</summary>
internal sealed class NetworkSettings
{
    /// <summary>Addresses and networks whose forwarded headers are believed.</summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>The folder of its host in which the blog is, such as <c>/blog</c>. Empty: none.</summary>
    [RegularExpression("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+", ErrorMessage = "accepts a path such as /blog, without a slash at its end, or nothing."), StringLength(100, ErrorMessage = "accepts at most 100 characters.")]
    public string PathBase { get; set; } = "";

    /// <summary>Cookies for plain http from other machines, too: not Secure, and without the prefix <c>__Host-</c>.</summary>
    public bool AllowPlainHttp { get; set; }
}
