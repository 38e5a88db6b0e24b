namespace BlogApp.Platform.Settings;

/// <summary>Section <c>Network</c>: what stands between readers and the server.</summary>
internal sealed class NetworkSettings
{
    /// <summary>Addresses and networks whose forwarded headers are believed.</summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>Cookies for plain http from other machines, too: not Secure, and without the prefix <c>__Host-</c>.</summary>
    public bool AllowPlainHttp { get; set; }
}
