using BlogApp.Platform.CommandLine;
using BlogApp.Platform.Http;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace BlogApp.Platform;

/// <summary>
/// What whoever started the server wants to know, once it listens: where the blog is, where its data lie, what counts.
/// On the console, for people; the log has lines of its own.
/// </summary>
internal sealed class StartupSummary(
    IServer server, DataDirectory.DataDirectory directory, RedisConnection redis, SecureCookies cookies, IOptionsMonitor<SiteSettings> site, IOptions<NetworkSettings> network) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (server is NoServer)
            return;
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.ToList() ?? [];
        await Console.Out.WriteAsync(Text(OwnAddress.Root(site.CurrentValue.Url, listening, network.Value.PathBase), directory.Root, RedisWords()));
        if (cookies.Required && network.Value.TrustedProxies.Length == 0 && OwnAddress.IsOpenWithoutHttps(listening))
            await Console.Out.WriteLineAsync("""
                  Other machines reach it over plain http: they can read, but nobody can sign in or send a form from there.
                  What helps: https, Network:TrustedProxies, or Network:AllowPlainHttp (docs/settings.md).

                """);
    }

    public static string Text(string address, string data, string redis) => $"""

          The blog is running. Ctrl+C stops it.

            Blog    {address}/
            Studio  {address}/studio
            Data    {data}
            Redis   {redis}


        """;

    private string RedisWords() => redis switch
    {
        { Configured: false } => "none: this server counts and caches by itself, and nothing is missing",
        { Connected: true } => "connected",
        _ => "not reached yet: views are counted all the same, and handed on when it answers",
    };

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
