using System.Net;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace BlogApp.Platform.Http;

/// <summary>
/// Behind a proxy, every request has the proxy's address. Forwarded addresses are trusted only from the addresses in
/// <c>Network:TrustedProxies</c>: anyone else could invent visitors.
/// </summary>
internal static class TrustedProxies
{
    private const string Key = "Network:TrustedProxies";

    /// <summary>Parses the setting: addresses and networks, separated by commas.</summary>
    /// <exception cref="SettingException">An entry is neither.</exception>
    public static IReadOnlyList<IPNetwork> Parse(string? setting) =>
        [.. (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseOne)];

    public static void AddTrustedProxies(this WebApplicationBuilder builder)
    {
        var networks = Parse(builder.Configuration[Key]);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // Follows the chain from the right through every trusted address, and stops at the first that is not: what stands further left is the client's own claim.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks)
                options.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>Comes first, so that everything after it sees the reader's address.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        if (Parse(app.Configuration[Key]).Count > 0)
            app.UseForwardedHeaders();
    }

    private static IPNetwork ParseOne(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        if (IPAddress.TryParse(text, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        throw new SettingException($"{Key}: '{text}' is no address. It accepts addresses and networks separated by commas, such as 127.0.0.1, 10.0.0.0/8.");
    }
}
