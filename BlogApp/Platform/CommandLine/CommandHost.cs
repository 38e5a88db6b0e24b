using System.CommandLine;
using BlogApp.Data;
using BlogApp.Platform.DataDirectory;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlogApp.Platform.CommandLine;

/// <summary>Gives a command the services it needs: its own, or those of the running server.</summary>
internal sealed class CommandHost
{
    private readonly Action<WebApplicationBuilder, DirectoryUse>? _register;
    private readonly IServiceProvider? _server;
    private readonly string[] _arguments;

    /// <param name="register">Registers the same services as the server.</param>
    /// <param name="arguments">The command line.</param>
    public CommandHost(Action<WebApplicationBuilder, DirectoryUse> register, string[] arguments) => (_register, _arguments) = (register, arguments);

    /// <param name="server">The running server's services.</param>
    public CommandHost(IServiceProvider server, string[] arguments) => (_server, _arguments) = (server, arguments);

    /// <param name="use">Whether the command reads alongside a running server or needs exclusive use of the data directory.</param>
    /// <returns>The command's exit status.</returns>
    public async Task<int> RunAsync(DirectoryUse use, Func<IServiceProvider, Task<int>> command)
    {
        if (_register is null)
            throw new InvalidOperationException("This command runs beside a server, not in it.");
        var builder = Builder();
        _register(builder, use);
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        return await AuditLog.FromCommandLineAsync(() => command(scope.ServiceProvider));
    }

    /// <summary>
    /// Runs the command in the server that uses the data directory. If there is none, it runs here, with the directory to
    /// itself.
    /// </summary>
    /// <param name="started">Whether it needs what runs in a server, such as the scheduler; not only the data.</param>
    /// <returns>The command's exit status.</returns>
    public async Task<int> RunInServerAsync(ParseResult parsed, bool started, Func<IServiceProvider, TextWriter, TextWriter, Task<int>> command, CancellationToken cancellationToken)
    {
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (_server is not null)
            return await AuditLog.FromCommandLineAsync(() => command(_server, output, errors));
        var builder = Builder();
        var root = DataDirectory.DataDirectory.Resolve(builder.Configuration, builder.Environment.ContentRootPath);
        if (await ControlClient.TryRunAsync(root, _arguments, output, errors, cancellationToken) is { } status)
            return status;
        DataDirectory.DataDirectory.Find(builder.Configuration, builder.Environment.ContentRootPath, alone: false).Dispose();
        _register!(builder, started ? DirectoryUse.Serve : DirectoryUse.Own);
        builder.Logging.ClearProviders();
        // It serves no pages. What greets whoever starts a server says nothing then.
        builder.Services.Replace(ServiceDescriptor.Singleton<IServer, NoServer>());
        await using var app = builder.Build();
        if (started)
            await app.StartAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            return await AuditLog.FromCommandLineAsync(() => command(scope.ServiceProvider, output, errors));
        }
        finally
        {
            if (started)
                await app.StopAsync(CancellationToken.None);
        }
    }

    private static WebApplicationBuilder Builder() => WebApplication.CreateBuilder();
}
