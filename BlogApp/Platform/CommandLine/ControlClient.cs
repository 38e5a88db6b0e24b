using System.Net.Sockets;

namespace BlogApp.Platform.CommandLine;

/// <summary>Lets the running server run a command, and prints what it says.</summary>
internal static class ControlClient
{
    /// <returns>The exit status; null when no server uses the data directory.</returns>
    public static async Task<int?> TryRunAsync(string dataDirectory, string[] arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (await ControlSocket.TryConnectAsync(dataDirectory, cancellationToken) is not { } socket)
            return null;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { NewLine = "\n", AutoFlush = true };
        await writer.WriteLineAsync(new ControlMessage(arguments).ToLine());
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var message = ControlMessage.Parse(line);
            if (message.Exit is { } status)
                return status;
            if (message.Output is { } text)
                await output.WriteAsync(text);
            if (message.Error is { } error)
                await errors.WriteAsync(error);
        }
        await errors.WriteLineAsync("The server stopped before the command had ended.");
        return 1;
    }
}
