using System.Security.Claims;
using System.Text.Json.Serialization;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Features.Accounts.Forms;
using BlogApp.Features.Articles.Editing.Checks;
using BlogApp.Features.Articles.External;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Articles.Editing;

/// <summary>
/// The API for the editor's script, under <c>/api/studio</c>. Text is sent by HTTP and not through the circuit:
/// requests have no limit of 32 KB per message, and a lost circuit does not stop them.
/// </summary>
internal static class EditorEndpoints
{
    // Two million characters as JSON, with worst-case escaping.
    private const long LargestBody = 16 * 1024 * 1024;
    private const int LongestTitle = 1000;

    public static void MapEditor(this WebApplication app)
    {
        var studio = app.MapGroup("/api/studio")
            .RequireAuthorization(policy => policy.RequireRole(Role.Author, Role.Admin))
            .WithMetadata(new BodyLimit(LargestBody))
            .AddEndpointFilter(RequireTokenAsync);
        studio.MapGet("/editor", OpenAsync);
        studio.MapPost("/copies", AutosaveAsync);
        studio.MapDelete("/copies/{id:long}", static (long id, WorkingCopies copies, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            copies.DiscardAsync(user.UserId() ?? 0, id, cancellationToken));
        studio.MapPost("/save", SaveAsync);
        studio.MapPost("/check", CheckAsync);
        studio.MapGet("/articles/{id:long}/saved", SavedAsync);
        studio.MapPost("/articles/{id:long}/compare", CompareAsync);
        studio.MapPost("/preview", Preview);
        studio.MapGet("/slug", SlugAsync);
        studio.MapChecks();
        studio.MapExternalPictures();
    }

    /// <summary>A forged request carries the cookie, but not the form's token.</summary>
    private static async ValueTask<object?> RequireTokenAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        call.HttpContext.Response.Headers.CacheControl = "no-store";
        var guard = call.HttpContext.RequestServices.GetRequiredService<FormGuard>();
        if (!HttpMethods.IsGet(call.HttpContext.Request.Method) && !await guard.AcceptsAsync(call.HttpContext))
            return guard.Problem(call.HttpContext, Phrase.Key("This page is older than your sign-in. Load it again; your text is kept."));
        return await next(call);
    }

    private static async Task<IResult> OpenAsync(
        string? kind, long? id, long? copy, EditorQuery query, IOptionsMonitor<SiteSettings> site, IStringLocalizer<Words> words, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (id is { } article && await query.AccessAsync(user, article, cancellationToken) is var access && !(access.Exists && access.Allowed))
            return Results.Problem(access.Exists ? words["Only the article's author and admins may change it."] : words["There is no such article."],
                statusCode: access.Exists ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
        var document = await query.OpenAsync(user, kind == "page" ? ArticleKind.Page : ArticleKind.Article, id, copy, site.CurrentValue.Language, cancellationToken);
        return document is null ? Results.NotFound() : Results.Ok(document);
    }

    private static async Task<IResult> AutosaveAsync(AutosaveRequest copy, WorkingCopies copies, EditorQuery query, IStringLocalizer<Words> words, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!WorkingContent.IsSession(copy.Session) || copy.Fields is null)
            return Results.Problem("The request names no window or no fields.", statusCode: StatusCodes.Status400BadRequest);
        if (copy.ArticleId is { } article && await query.AccessAsync(user, article, cancellationToken) is var access && !(access.Exists && access.Allowed))
            return Results.Problem(words["There is no such article."], statusCode: StatusCodes.Status404NotFound);
        var kept = await copies.AutosaveAsync(user.UserId() ?? 0, copy, cancellationToken);
        return Results.Json(kept, statusCode: kept.Taken ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    private static async Task<IResult> SaveAsync(SaveRequest request, EditorSaves saves, IStringLocalizer<Words> words, ClaimsPrincipal user)
    {
        if (request.Fields is null)
            return Results.Problem("The request has no fields.", statusCode: StatusCodes.Status400BadRequest);
        // A save that has begun is completed, even if the user has left.
        var answer = await saves.RunAsync(user, request, words, CancellationToken.None);
        return Results.Json(answer, statusCode: answer.Status);
    }

    private static async Task<IResult> CheckAsync(CheckRequest request, EditorSaves saves, IStringLocalizer<Words> words, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        request.Fields is null ? Results.Problem("The request has no fields.", statusCode: StatusCodes.Status400BadRequest)
            : Results.Ok(new { errors = await saves.CheckAsync(user, request, words, cancellationToken) });

    private static async Task<IResult> SavedAsync(long id, EditorQuery query, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await query.AccessAsync(user, id, cancellationToken) is { Allowed: true } && await query.SavedAsync(id, cancellationToken) is { } saved
            ? Results.Ok(new { saved.Article, saved.Fields }) : Results.NotFound();

    private static async Task<IResult> CompareAsync(
        long id, EditorFields own, EditorSaves saves, EditorQuery query, IStringLocalizer<Words> words, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await query.AccessAsync(user, id, cancellationToken) is { Allowed: true } && await saves.ConflictAsync(id, own, words, cancellationToken) is { } theirs
            ? Results.Ok(theirs) : Results.NotFound();

    private static IResult Preview(PreviewRequest request, ArticleMarkdown markdown)
    {
        var (text, language) = (request.Markdown ?? "", request.Language ?? "");
        var page = markdown.Render(text, language);
        return Results.Ok(new PreviewAnswer(page.Html, page.Words, page.ReadingMinutes, ArticleMarkdown.Excerpt(text, language: language)));
    }

    private static async Task<IResult> SlugAsync(string? title, long? id, EditorQuery query, CancellationToken cancellationToken)
    {
        var slug = SlugFromTitle.Create(title is { Length: <= LongestTitle } ? title : "");
        return Results.Ok(new { slug = slug.Length == 0 ? "" : await SlugFromTitle.FreeAsync(slug, s => query.SlugTakenAsync(s, id, cancellationToken)) });
    }

    /// <summary>The equivalent attribute would load 1.4 MiB of MVC, which nothing else here needs.</summary>
    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

    internal sealed record PreviewRequest([property: JsonRequired] string? Markdown, string? Language = null);

    /// <param name="Html">Exactly what the page shows as its text.</param>
    /// <param name="Excerpt">The beginning of the text, as a suggestion.</param>
    private sealed record PreviewAnswer(string Html, int Words, int Minutes, string Excerpt);
}
