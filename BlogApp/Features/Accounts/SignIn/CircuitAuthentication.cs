using BlogApp.Data.Accounts;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Accounts.SignIn;

/// <summary>Asks every minute whether an open Studio page's user may still be signed in.</summary>
internal sealed class CircuitAuthentication(ILoggerFactory log, IServiceScopeFactory scopes, IOptions<IdentityOptions> identity)
    : RevalidatingServerAuthenticationStateProvider(log)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<BlogUser>>();
        try
        {
            var user = await users.GetUserAsync(authenticationState.User);
            var stamp = authenticationState.User.FindFirst(identity.Value.ClaimsIdentity.SecurityStampClaimType)?.Value;
            return user is not null && stamp == await users.GetSecurityStampAsync(user);
        }
        catch (StoreAwayException)
        {
            // An outage must not close the page that shows it.
            return true;
        }
    }
}
