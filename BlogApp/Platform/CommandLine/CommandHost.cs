using BlogApp.Platform.DataDirectory;

namespace BlogApp.Platform.CommandLine;

/// <summary>Gives a command the server's services without starting the server.</summary>
/// <param name="services">Registers the same services as the server.</param>
internal sealed class CommandHost(Action<WebApplicationBuilder, DirectoryUse> services)
{
    /// <param name="use">Whether the command reads alongside a running server or needs exclusive use of the data directory.</param>
    /// <returns>The command's exit status.</returns>
    public async Task<int> RunAsync(DirectoryUse use, Func<IServiceProvider, Task<int>> command)
    {
        var builder = WebApplication.CreateBuilder();
        services(builder, use);
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        return await command(scope.ServiceProvider);
    }
}
