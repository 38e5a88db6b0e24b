using System.Net;
using System.Net.Sockets;

namespace BlogApp.Platform.Security;

/// <summary>
/// Requests to addresses that users enter: only to public servers, so that nobody reaches internal services through the
/// blog. The address is checked when the connection is made, so DNS cannot redirect it afterwards. Each redirect is a
/// connection of its own and is checked too.
/// </summary>
internal static class PublicInternet
{
    /// <summary>A client's connections.</summary>
    /// <param name="allowed">Which addresses may be connected to; null: public ones.</param>
    public static SocketsHttpHandler Handler(Func<IPAddress, bool>? allowed = null) => new()
    {
        UseCookies = false,
        UseProxy = false,
        MaxAutomaticRedirections = 4,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, allowed ?? IsPublic, cancellationToken),
    };

    /// <summary>Whether the address is public, and not this machine, its network or reserved.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address))
            return false;
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // Only 2000::/3 is assigned. Within it, 6to4 and Teredo embed an IPv4 address, and 2001:db8::/32 is for documentation.
            return (bytes[0] & 0xE0) == 0x20 && !(bytes[0] == 0x20 && bytes[1] == 0x02)
                && !(bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] == 0 && bytes[3] == 0 || bytes[2] == 0x0D && bytes[3] == 0xB8));
        }
        return bytes switch
        {
            [0 or 10 or 127, ..] => false,
            [100, >= 64 and <= 127, ..] => false,
            [169, 254, ..] => false,
            [172, >= 16 and <= 31, ..] => false,
            [192, 168, ..] or [192, 0, 0 or 2, _] or [192, 88, 99, _] => false,
            [198, 18 or 19, ..] or [198, 51, 100, _] or [203, 0, 113, _] => false,
            [>= 224, ..] => false,
            _ => true,
        };
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, Func<IPAddress, bool> allowed, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(endPoint.Host, cancellationToken);
        var publicOnes = addresses.Where(allowed).ToArray();
        if (publicOnes.Length == 0)
            throw new NotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(publicOnes, endPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
