using System.Net;
using System.Net.Sockets;

namespace BlogApp.Tests.Support;

internal static class FreePort
{
    // Below those that the system gives to outgoing connections: between two starts of a server, no client takes its port.
    private const int First = 20_000, Count = 12_000;

    private static int s_taken = Random.Shared.Next(Count);

    /// <summary>A port of the loopback interface that nobody listens on, and that nobody else in this process gets.</summary>
    public static int Take()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref s_taken) % Count);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's; the next one.
            }
        }
    }
}
