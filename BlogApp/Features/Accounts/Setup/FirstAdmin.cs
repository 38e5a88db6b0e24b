using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Accounts.Setup;

/// <summary>
/// At start, creates the roles. While there is no admin, creates one from the settings, or prints a link to the console
/// by which a person becomes one.
/// </summary>
internal sealed partial class FirstAdmin(
    IServiceScopeFactory scopes, RawSql sql, SetupLink link, IServer server,
    IOptions<BootstrapSettings> bootstrap, IOptionsMonitor<SiteSettings> site, IOptions<NetworkSettings> network, ILogger<FirstAdmin> log) : IHostedLifecycleService
{
    private bool _needed;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (NewAccount.AnyAdmin(sql))
            return;
        _needed = bootstrap.Value is not { AdminEmail.Length: > 0, AdminPassword.Length: > 0 };
        // Creating the account services takes a tenth of the start time, so skip them when there is nothing to do.
        if (_needed && NewAccount.HasRoles(sql))
            return;
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<NewAccount>();
        await accounts.CreateRolesAsync();
        if (!_needed)
            await FromSettingsAsync(accounts);
    }

    private async Task FromSettingsAsync(NewAccount accounts)
    {
        var (email, password) = (bootstrap.Value.AdminEmail, bootstrap.Value.AdminPassword);
        var result = await accounts.CreateAsync(email, email[..email.IndexOf('@', StringComparison.Ordinal)], password, [Role.Author, Role.Admin], by: null);
        if (!result.Succeeded)
        {
            var key = result.Errors.Any(e => e.Code.StartsWith("Password", StringComparison.Ordinal)) ? nameof(bootstrap.Value.AdminPassword) : nameof(bootstrap.Value.AdminEmail);
            throw new SettingException($"Bootstrap:{key}: {string.Join(' ', result.Errors.Select(e => e.Description).Distinct())}");
        }
        Log.Created(log, email);
    }

    /// <summary>The server now listens and knows its address. Printed directly, because the log is also a file.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!_needed)
            return;
        if (server is NoServer)
            return;
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        await Console.Out.WriteLineAsync($"""
              This blog has no account yet. Open this link to create the first, and to set the blog up:

                {SetupLink.Address(site.CurrentValue.Url, listening, network.Value.PathBase, link.Open())}

              It works until it is used or the server stops.

            """);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The first admin, {Email}, was created from the settings")]
        public static partial void Created(ILogger logger, string email);
    }
}
