using BlogApp.Platform.Http;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace BlogApp.Features.Reader.Errors;

public sealed partial class ErrorPage
{
    private bool _unasked;

    [CascadingParameter] private HttpContext Context { get; set; } = default!;

    private (string Title, string Sentence) Said => Context.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => (Phrase.Key("That request makes no sense here"), Phrase.Key("The address or what came with it cannot be read. A link from these pages will work.")),
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => (Phrase.Key("This is not open to you"), Phrase.Key("Sign in with an account that may see it.")),
        StatusCodes.Status405MethodNotAllowed => (Phrase.Key("That cannot be done here"), Phrase.Key("This address can only be read.")),
        StatusCodes.Status429TooManyRequests => (Phrase.Key("A little slower, please"), Phrase.Key("Too many requests came from your network. Wait a minute and try again.")),
        StatusCodes.Status503ServiceUnavailable => (Phrase.Key("We will be right back"), Phrase.Key("The part of the blog that this page needs is away for a moment. Please try again shortly; nothing was lost.")),
        >= 400 and < 500 => (Phrase.Key("That did not work"), Phrase.Key("The server could not accept the request.")),
        _ => (Phrase.Key("Something went wrong on our side"), Phrase.Key("The page could not be made. It has been noted, and it is not your fault; trying again may help.")),
    };

    protected override void OnInitialized()
    {
        var failed = Context.Features.Get<IExceptionHandlerPathFeature>() is not null;
        // Someone who opened this address directly met no error: it behaves like an address that does not exist.
        _unasked = !failed && Context.Features.Get<IStatusCodeReExecuteFeature>() is null;
        if (!_unasked)
            ErrorPages.Announce(Context);
    }
}
