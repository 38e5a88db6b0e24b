using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components.Endpoints;

namespace BlogApp.Features.Accounts.SignIn;

/// <summary>Answers a request with a different page, at the requested address.</summary>
internal static class PageAnswer
{
    /// <typeparam name="TPage">A statically rendered page; it sets the status itself.</typeparam>
    public static Task WithAsync<TPage>(HttpContext context)
    {
        var page = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .First(e => e.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(TPage));
        context.SetEndpoint(page);
        SecurityHeaders.Set(context);
        // Route values of the requested address would be taken for this page's parameters.
        context.Request.RouteValues = [];
        context.Request.Method = HttpMethods.Get;
        return page.RequestDelegate!(context);
    }
}
