using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;

namespace BlogApp.Platform.CommandLine;

/// <summary>Runs commands for <see cref="ControlSocket"/> in the server, with its services.</summary>
/// <param name="commands">Those of the command line, created anew for each call.</param>
internal sealed partial class ControlServer(
    DataDirectory.DataDirectory directory, ServerCommands commands, IServiceProvider services, ILogger<ControlServer> log) : BackgroundService
{
    private const int MostWaiting = 16;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var path = ControlSocket.PathOf(directory.Root);
        if (ControlSocket.Problem(path) is { } problem)
        {
            Log.NoCommands(log, problem);
            return;
        }
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            // Left behind by a server that was killed: the lock on the directory says that it is gone.
            File.Delete(path);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            // Nobody can connect before this server listens.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            listener.Listen(MostWaiting);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SocketException)
        {
            Log.NoCommands(log, error.Message);
            return;
        }
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException)
        {
            File.Delete(path);
        }
    }

    private async Task ServeAsync(Socket connection, CancellationToken stoppingToken)
    {
        try
        {
            await using var stream = new NetworkStream(connection, ownsSocket: true);
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { NewLine = "\n", AutoFlush = true };
            if (await reader.ReadLineAsync(stoppingToken) is not { } line || ControlMessage.Parse(line).Arguments is not { } arguments)
                return;
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            // The other side sends nothing more: the end of its stream means that it was interrupted.
            _ = CancelAtEndAsync(reader, ending);
            var status = await RunAsync(arguments, writer, ending.Token);
            await writer.WriteLineAsync(new ControlMessage(Exit: status).ToLine());
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or JsonException)
        {
            // Whoever asked has gone, or the server stops.
        }
        catch (Exception error)
        {
            Log.Failed(log, error);
        }
    }

    private async Task<int> RunAsync(string[] arguments, StreamWriter writer, CancellationToken cancellationToken)
    {
        var gate = new Lock();
        await using var scope = services.CreateAsyncScope();
        await using var output = new ControlWriter(text => Send(new(Output: text)));
        await using var errors = new ControlWriter(text => Send(new(Error: text)));
        try
        {
            return await Commands.RunAsync(arguments, commands.Create(new CommandHost(scope.ServiceProvider, arguments)),
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = errors }, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.Failed(log, error);
            await errors.WriteLineAsync(error.Message.Split('\n')[0]);
            return 1;
        }
        finally
        {
            output.Flush();
            errors.Flush();
        }

        void Send(ControlMessage message)
        {
            lock (gate)
                writer.WriteLine(message.ToLine());
        }
    }

    private static async Task CancelAtEndAsync(StreamReader reader, CancellationTokenSource ending)
    {
        try
        {
            while (await reader.ReadLineAsync(ending.Token) is not null)
            {
            }
            await ending.CancelAsync();
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The command had ended.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Commands cannot reach this server: {Reason}")]
        public static partial void NoCommands(ILogger log, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "A command failed")]
        public static partial void Failed(ILogger log, Exception error);
    }
}
