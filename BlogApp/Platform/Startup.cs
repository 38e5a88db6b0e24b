using System.CommandLine;
using BlogApp.Platform.Children;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using Serilog;

namespace BlogApp.Platform;

/// <summary>Builds, starts and stops the server. Explains in plain words why it cannot start.</summary>
internal static class Startup
{
    /// <returns>The process's exit status: 0 after a clean stop, 1 when the server could not start.</returns>
    /// <param name="children">What the program does when the server starts it as a child.</param>
    public static async Task<int> RunAsync(string[] args, Func<ChildWork[]> children, Func<CommandHost, IEnumerable<Command>> commands,
        Action<WebApplicationBuilder, DirectoryUse> services, Action<WebApplication> pipeline)
    {
        if (ChildProgram.Asked(args))
            return ChildProgram.Run(args, children());
        try
        {
            if (Commands.Asked(args))
                return await Commands.RunAsync(args, commands(new CommandHost(services, args)));
            // The slim builder leaves out what is not used, such as IIS, HTTP/3 and the loggers that Serilog replaces.
            var builder = WebApplication.CreateSlimBuilder(args);
            builder.WebHost.UseKestrelHttpsConfiguration();
            services(builder, DirectoryUse.Serve);
            builder.Services.AddSingleton(new ServerCommands(commands)).AddHostedService<ControlServer>();
            await using var app = builder.Build();
            WarmUp.Model(app.Services);
            pipeline(app);
            WarmUp.Endpoints(app);
            await app.RunAsync();
            return 0;
        }
        catch (Exception error) when (SettingsReport.From(error) is { Count: > 0 } problems)
        {
            await Console.Error.WriteLineAsync($"{(Commands.Asked(args) ? "The command" : "The server")} did not start. Please correct these settings (appsettings.json or environment):");
            foreach (var problem in problems)
                await Console.Error.WriteLineAsync("  " + problem);
            return 1;
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"The server did not start: {error.Message} Choose another with --urls http://localhost:<port>.");
            return 1;
        }
        catch (StoreUnavailableException away)
        {
            await Console.Error.WriteLineAsync(away.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            // Stopped before it had started: there is nothing to drain.
            return 0;
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }
}
