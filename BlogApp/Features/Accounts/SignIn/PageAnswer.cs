using Microsoft.AspNetCore.Components.Endpoints;

namespace BlogApp.Features.Accounts.SignIn;

/// <summary>Answers a request with a page other than the one it asked for, at the address it asked for.</summary>
internal static class PageAnswer
{
    /// <typeparam name="TPage">A statically rendered page; it sets the status itself.</typeparam>
    public static Task WithAsync<TPage>(HttpContext context)
    {
        var page = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .First(e => e.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(TPage));
        context.SetEndpoint(page);
        // The values of the other address would be taken for this page's parameters.
        context.Request.RouteValues = [];
        context.Request.Method = HttpMethods.Get;
        return page.RequestDelegate!(context);
    }
}
