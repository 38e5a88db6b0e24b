using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Sessions;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Accounts.SignIn;

/// <summary>Checks every minute whether the user of an open Studio page may still be signed in. <see cref="EndedCircuits"/> does so at once when a session ends on this node.</summary>
internal sealed class CircuitAuthentication(ILoggerFactory log, IServiceScopeFactory scopes, UserSessions sessions, IOptions<IdentityOptions> identity)
    : RevalidatingServerAuthenticationStateProvider(log)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<BlogUser>>();
        try
        {
            if (!await SessionCookie.IsOpenAsync(authenticationState.User, sessions, cancellationToken))
                return false;
            var user = await users.GetUserAsync(authenticationState.User);
            var stamp = authenticationState.User.FindFirst(identity.Value.ClaimsIdentity.SecurityStampClaimType)?.Value;
            return user is not null && stamp == await users.GetSecurityStampAsync(user);
        }
        catch (StoreUnavailableException)
        {
            // An outage must not close the page that reports it.
            return true;
        }
    }
}
