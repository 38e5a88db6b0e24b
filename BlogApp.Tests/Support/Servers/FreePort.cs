using System.Net;
using System.Net.Sockets;

namespace BlogApp.Tests.Support.Servers;

internal static class FreePort
{
    // Below the ports that the system assigns to outgoing connections, so that no client takes a server's port between two starts.
    private const int First = 20_000, Count = 12_000;

    private static int s_taken = Random.Shared.Next(Count);

    /// <summary>A loopback port that nobody listens on and that is given out only once in this process.</summary>
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
                // In use; try the next one.
            }
        }
    }
}
