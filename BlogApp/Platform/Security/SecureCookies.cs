using System.Net;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Security;

/// <summary>
/// Whether cookies are for https alone: outside Development, unless the settings allow plain http. A browser then keeps
/// none that comes over plain http, except from its own machine.
/// </summary>
internal sealed class SecureCookies(IHostEnvironment environment, IOptions<NetworkSettings> network)
{
    private readonly Lazy<bool> _required = new(() => !environment.IsDevelopment() && !network.Value.AllowPlainHttp);

    public bool Required => _required.Value;

    /// <summary>Whether the browser that sent this keeps none of the cookies it is given.</summary>
    public bool AreLost(HttpRequest request) => Required && !CameByHttps(request) && !IsOwnMachine(request.Host.Host);

    // What an unnamed proxy says is enough for words about it, and for nothing else.
    private static bool CameByHttps(HttpRequest request) =>
        request.IsHttps || request.Headers["X-Forwarded-Proto"].ToString().StartsWith("https", StringComparison.OrdinalIgnoreCase);

    /// <summary>As browsers see it: <c>localhost</c>, the names below it, and the addresses that never leave the machine.</summary>
    public static bool IsOwnMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
