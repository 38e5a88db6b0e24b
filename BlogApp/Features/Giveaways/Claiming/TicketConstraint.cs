using BlogApp.Features.Giveaways.Model;

namespace BlogApp.Features.Giveaways.Claiming;

/// <summary>Matches tickets in addresses, and no other task's id.</summary>
internal sealed class TicketConstraint : IRouteConstraint
{
    public const string Name = "ticket";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && value is string text && text.StartsWith(GiveawayKeys.TicketPrefix, StringComparison.Ordinal);
}
