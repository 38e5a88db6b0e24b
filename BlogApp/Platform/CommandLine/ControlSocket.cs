using System.Net.Sockets;

namespace BlogApp.Platform.CommandLine;

/// <summary>
/// The Unix socket in the data directory on which a running server takes commands. Only the owner of the server's process
/// can open it.
/// </summary>
internal static class ControlSocket
{
    /// <summary>The kernel's limit for the path of a socket, less its final zero.</summary>
    private const int MostBytes = 107;

    public static string PathOf(string dataDirectory) => Path.Combine(dataDirectory, "control.sock");

    /// <summary>Why the server cannot listen there; null when it can.</summary>
    public static string? Problem(string path) => System.Text.Encoding.UTF8.GetByteCount(path) > MostBytes
        ? $"'{path}' is longer than the {MostBytes} bytes that a socket's path may have. Commands for a running server need a data directory with a shorter path."
        : !Socket.OSSupportsUnixDomainSockets ? "this system has no Unix sockets." : null;

    /// <summary>A connection to the server that uses the data directory; null when none runs.</summary>
    public static async Task<Socket?> TryConnectAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var path = PathOf(dataDirectory);
        if (!File.Exists(path) || Problem(path) is not null)
            return null;
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return socket;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionRefused or SocketError.AddressNotAvailable)
        {
            // A server that was killed leaves its socket behind.
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
