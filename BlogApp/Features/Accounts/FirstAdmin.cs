using BlogApp.Data.Accounts;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Accounts;

/// <summary>At start: the roles exist, and while there is no admin, one is made from the settings.</summary>
internal sealed partial class FirstAdmin(IServiceScopeFactory scopes, IOptions<BootstrapSettings> settings, ILogger<FirstAdmin> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<NewAccount>();
        await accounts.CreateRolesAsync();
        if (await accounts.AnyAdminAsync())
            return;
        var (email, password) = (settings.Value.AdminEmail, settings.Value.AdminPassword);
        if (email.Length == 0 || password.Length == 0)
            return;
        var result = await accounts.CreateAsync(email, email[..email.IndexOf('@')], password, [Role.Author, Role.Admin], by: null);
        if (!result.Succeeded)
            throw new SettingException("Bootstrap:" + (result.Errors.Any(e => e.Code.StartsWith("Password", StringComparison.Ordinal)) ? "AdminPassword" : "AdminEmail")
                + ": " + string.Join(" ", result.Errors.Select(e => e.Description)));
        Log.Created(log, email);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The first admin, {Email}, was created from the settings")]
        public static partial void Created(ILogger logger, string email);
    }
}
