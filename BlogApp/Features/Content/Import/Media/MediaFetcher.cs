using System.Net;
using System.Net.Sockets;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Content.Import.Media;

/// <summary>
/// Fetches a file from an old blog. Only http and https, only from public addresses: whoever imports a file must not
/// reach what stands behind the server. The address is checked when the connection is made, so a name cannot lead
/// somewhere else afterwards.
/// </summary>
internal sealed class MediaFetcher : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;

    public MediaFetcher() : this(IsPublic)
    {
    }

    /// <param name="allowed">Which addresses may be connected to.</param>
    internal MediaFetcher(Func<IPAddress, bool> allowed)
    {
        _client = new HttpClient(new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            MaxAutomaticRedirections = 4,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, allowed, cancellationToken),
        })
        {
            Timeout = Patience,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("BlogApp/1.0 (content import)");
    }

    /// <summary>The file's content; its length is bounded by whoever reads it.</summary>
    /// <exception cref="MediaFetchException">It cannot be had; the message says why.</exception>
    public async Task<Stream> OpenAsync(string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new MediaFetchException("Only http and https addresses are fetched.");
        try
        {
            var answer = await _client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadAsStreamAsync(cancellationToken);
            answer.Dispose();
            throw new MediaFetchException(Phrase.Of("The old blog answered {0}.", (int)answer.StatusCode).ToString());
        }
        catch (HttpRequestException error)
        {
            throw new MediaFetchException(error.InnerException is MediaFetchException refused ? refused.Message : "The old blog could not be reached.", error);
        }
        catch (TaskCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MediaFetchException("The old blog did not answer in time.", error);
        }
    }

    /// <summary>Whether the address belongs to the Internet, and not to this machine, its network or a special use.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address))
            return false;
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // Only 2000::/3 is given out; of it, 6to4 and Teredo carry an IPv4 address inside, and 2001:db8::/32 is for books.
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
            throw new MediaFetchException("Its address belongs to no public server.");
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

    public void Dispose() => _client.Dispose();
}

/// <summary>A file that cannot be fetched; the message says why.</summary>
internal sealed class MediaFetchException(string words, Exception? inner = null) : Exception(words, inner);
