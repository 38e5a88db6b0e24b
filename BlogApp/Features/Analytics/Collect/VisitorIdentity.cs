using System.Globalization;
using System.Net;
using System.Security.Claims;
using BlogApp.Features.Analytics.Live.Store;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>Tells visitors apart. The hash is cached per connection, because most requests on a connection are from one visitor.</summary>
internal sealed class VisitorIdentity(DailySalts salts, UserAgentCache agents)
{
    private static readonly object Key = new();

    public Visitor Of(HttpContext context, DateTimeOffset now)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        // Read the feature directly: the context would create an empty user for every anonymous request.
        if (context.Features.Get<IHttpAuthenticationFeature>()?.User?.FindFirstValue(ClaimTypes.NameIdentifier) is { } account
            && long.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new Visitor(-number, agents.Of(agent));

        var day = UnixTime.Day(now.ToUnixTimeSeconds());
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        var items = context.Features.Get<IConnectionItemsFeature>()?.Items;
        if (items is not null && items.TryGetValue(Key, out var kept) && kept is Remembered last
            && last.Day == day && last.Address.Equals(address) && string.Equals(last.Agent, agent, StringComparison.Ordinal))
            return last.Visitor;

        var visitor = new Visitor(VisitorHash.Compute(salts.Of(day), address, agent), agents.Of(agent));
        if (items is not null)
            items[Key] = new Remembered(day, address, agent, visitor);
        return visitor;
    }

    private sealed record Remembered(long Day, IPAddress Address, string Agent, Visitor Visitor);
}
