using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BlogApp.Features.Accounts.Sessions;

/// <summary>Signs an open Studio page out the moment its session ends. Only pages with a circuit: a page that is being rendered for the request that ends the session must still be answered.</summary>
internal sealed class EndedCircuits(SessionEnds ends, AuthenticationStateProvider authentication) : CircuitHandler, IDisposable
{
    private string? _session;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _session = (await authentication.GetAuthenticationStateAsync()).User.SessionId();
        ends.Ended += SignOut;
    }

    private void SignOut(IReadOnlyCollection<string> ended)
    {
        if (_session is { } id && ended.Contains(id))
            ((IHostEnvironmentAuthenticationStateProvider)authentication).SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }

    public void Dispose() => ends.Ended -= SignOut;
}
