using BlogApp.Features.Accounts.SignIn;
using BlogApp.Platform.Http;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Features.Accounts.Forms;

/// <summary>
/// Refuses forms whose token does not fit, and says why: with a page, or problem details for programs. The log names a
/// cause once in a while, not each request.
/// </summary>
internal sealed partial class FormGuard(IAntiforgery antiforgery, AccountCookies cookies, SecureCookies secure, TimeProvider clock, ILogger<FormGuard> log)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<FormRefusal, (long Said, int More)> _told = [];

    /// <summary>Whether the form comes from a page that this blog gave to this browser. Asked by endpoints that do not read a form by themselves.</summary>
    public Task<bool> AcceptsAsync(HttpContext context) => antiforgery.IsRequestValidAsync(context);

    /// <summary>Answers instead of the endpoint.</summary>
    public async Task RefuseAsync(HttpContext context)
    {
        if (ErrorPages.IsForPrograms(context.Request.Path) || FormRefusalRules.IsProgram(context.Request))
        {
            await Problem(context).ExecuteAsync(context);
            return;
        }
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        context.Features.Set(Tell(context.Request));
        await PageAnswer.WithAsync<Pages.RefusedFormPage>(context);
    }

    /// <summary>The same for programs.</summary>
    /// <param name="outdated">What to say instead of an outdated form: a key of words.</param>
    public ProblemHttpResult Problem(HttpContext context, string? outdated = null)
    {
        var refused = Tell(context.Request);
        var words = context.RequestServices.GetRequiredService<IStringLocalizer<Words>>();
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.Problem(
            outdated is not null && refused.Why == FormRefusal.Outdated ? words[outdated] : refused.Sentence.In(words),
            statusCode: StatusCodes.Status400BadRequest,
            title: words[refused.Title],
            extensions: new Dictionary<string, object?> { ["cause"] = refused.Code });
    }

    private RefusedForm Tell(HttpRequest request)
    {
        var refused = new RefusedForm(FormRefusalRules.Of(request, cookies.FormsName, secure.AreLost(request)), FormRefusalRules.OtherSite(request) ?? "");
        if (!MaySay(refused.Why, out var more))
            return refused;
        if (refused.Why == FormRefusal.PlainHttp)
            Log.PlainHttp(log, request.Path, $"{request.Scheme}://{request.Host}", more);
        else if (refused.Why == FormRefusal.OtherSite)
            Log.OtherSite(log, request.Path, refused.Other.Length > 0 ? refused.Other : "a site that the browser does not name", more);
        else
            Log.Refused(log, request.Path, refused.Title, more);
        return refused;
    }

    private bool MaySay(FormRefusal why, out int more)
    {
        var now = clock.GetTimestamp();
        lock (_gate)
        {
            var known = _told.TryGetValue(why, out var told);
            more = told.More;
            if (known && clock.GetElapsedTime(told.Said, now) < Quiet)
            {
                _told[why] = (told.Said, more + 1);
                return false;
            }
            _told[why] = (now, 0);
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A form to {Path} was refused, and all others will be: the blog was opened at {Address}, over plain http from another machine, where browsers keep none of its cookies. Open it over https; or name the proxy that speaks https in Network:TrustedProxies; or, in a private network, set Network:AllowPlainHttp to true. {More} more since this was last said")]
        public static partial void PlainHttp(ILogger logger, string path, string address, int more);

        [LoggerMessage(LogLevel.Warning, "A form to {Path} was refused, because a page of another site sent it: {Other}. {More} more since this was last said")]
        public static partial void OtherSite(ILogger logger, string path, string other, int more);

        [LoggerMessage(LogLevel.Information, "A form to {Path} was refused: {Why}. {More} more since this was last said")]
        public static partial void Refused(ILogger logger, string path, string why, int more);
    }
}
