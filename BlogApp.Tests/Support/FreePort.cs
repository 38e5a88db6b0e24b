using System.Net;
using System.Net.Sockets;

namespace BlogApp.Tests.Support;

internal static class FreePort
{
    /// <summary>A port of the loopback interface that nobody listens on.</summary>
    public static int Take()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
