using BlogApp.Platform.Errors;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace BlogApp.Features.Articles.Pages;

public sealed partial class ErrorPage
{
    private bool _unasked;

    [CascadingParameter] private HttpContext Context { get; set; } = default!;

    private (string Title, string Sentence) Said => Context.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => ("That request makes no sense here", "The address or what came with it cannot be read. A link from these pages will work."),
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => ("This is not open to you", "Sign in with an account that may see it."),
        StatusCodes.Status405MethodNotAllowed => ("That cannot be done here", "This address can only be read."),
        StatusCodes.Status429TooManyRequests => ("A little slower, please", "Too many requests came from your network. Wait a minute and try again."),
        StatusCodes.Status503ServiceUnavailable => ("We will be right back", "The part of the blog that this page needs is away for a moment. Please try again shortly; nothing was lost."),
        >= 400 and < 500 => ("That did not work", "The server could not accept the request."),
        _ => ("Something went wrong on our side", "The page could not be made. It has been noted, and it is not your fault; trying again may help."),
    };

    protected override void OnInitialized()
    {
        var failed = Context.Features.Get<IExceptionHandlerPathFeature>() is not null;
        // Someone who opens this address by hand has met no error: for them it is an address like any that does not exist.
        _unasked = !failed && Context.Features.Get<IStatusCodeReExecuteFeature>() is null;
        if (!_unasked)
            ErrorPages.Announce(Context);
    }
}
