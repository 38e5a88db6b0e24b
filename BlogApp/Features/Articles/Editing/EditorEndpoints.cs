using System.Security.Claims;
using System.Text.Json.Serialization;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Features.Accounts;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Editing.Keeping;
using BlogApp.Features.Articles.Editing.Saving;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Languages;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Articles.Editing;

/// <summary>
/// What the editor's script talks to, under <c>/api/studio</c>. The text goes by requests and not by the circuit: they
/// have no limit of 32 KB a message, and a lost circuit does not stop them.
/// </summary>
internal static class EditorEndpoints
{
    // Two million characters, as JSON with the worst of escapes.
    private const long LargestBody = 16 * 1024 * 1024;
    private const int LongestTitle = 1000;

    public static void MapEditor(this WebApplication app)
    {
        var studio = app.MapGroup("/api/studio")
            .RequireAuthorization(policy => policy.RequireRole(Role.Author, Role.Admin))
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody))
            .AddEndpointFilter(RequireTokenAsync);
        studio.MapGet("/editor", OpenAsync);
        studio.MapPost("/copies", KeepAsync);
        studio.MapDelete("/copies/{id:long}", static (long id, WorkingCopies copies, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            copies.DiscardAsync(user.UserId() ?? 0, id, cancellationToken));
        studio.MapPost("/save", SaveAsync);
        studio.MapGet("/articles/{id:long}/saved", SavedAsync);
        studio.MapPost("/articles/{id:long}/compare", CompareAsync);
        studio.MapPost("/preview", Preview);
        studio.MapGet("/slug", SlugAsync);
        studio.MapGet("/pictures", static (string? q, int? page, EditorQuery query, CancellationToken cancellationToken) =>
            query.PicturesAsync(q is { Length: <= 200 } ? q.Trim() : "", Math.Clamp(page ?? 1, 1, 10_000), cancellationToken));
    }

    /// <summary>A forged request brings the cookie, but not the form's token.</summary>
    private static async ValueTask<object?> RequireTokenAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        call.HttpContext.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsGet(call.HttpContext.Request.Method)
            && !await call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(call.HttpContext))
            return Results.Problem(call.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Words>>()["This page is older than your sign-in. Load it again; your text is kept."], statusCode: StatusCodes.Status400BadRequest);
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

    private static async Task<IResult> KeepAsync(CopyToKeep copy, WorkingCopies copies, EditorQuery query, IStringLocalizer<Words> words, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!WorkingContent.IsSession(copy.Session) || copy.Fields is null)
            return Results.Problem("The request names no window or no fields.", statusCode: StatusCodes.Status400BadRequest);
        if (copy.ArticleId is { } article && await query.AccessAsync(user, article, cancellationToken) is var access && !(access.Exists && access.Allowed))
            return Results.Problem(words["There is no such article."], statusCode: StatusCodes.Status404NotFound);
        var kept = await copies.KeepAsync(user.UserId() ?? 0, copy, cancellationToken);
        return Results.Json(kept, statusCode: kept.Taken ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    private static async Task<IResult> SaveAsync(SaveRequest request, EditorSaves saves, IStringLocalizer<Words> words, ClaimsPrincipal user)
    {
        if (request.Fields is null)
            return Results.Problem("The request has no fields.", statusCode: StatusCodes.Status400BadRequest);
        // What was begun is finished, also when whoever pressed the button has gone.
        var answer = await saves.RunAsync(user, request, words, CancellationToken.None);
        return Results.Json(answer, statusCode: answer.Status);
    }

    private static async Task<IResult> SavedAsync(long id, EditorQuery query, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await query.AccessAsync(user, id, cancellationToken) is { Allowed: true } && await query.SavedAsync(id, cancellationToken) is { } saved
            ? Results.Ok(new { saved.Article, saved.Fields }) : Results.NotFound();

    private static async Task<IResult> CompareAsync(
        long id, EditorFields own, EditorSaves saves, EditorQuery query, IStringLocalizer<Words> words, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await query.AccessAsync(user, id, cancellationToken) is { Allowed: true } && await saves.ConflictAsync(id, own, words, cancellationToken) is { } theirs
            ? Results.Ok(theirs) : Results.NotFound();

    private static IResult Preview(PreviewRequest request, ArticleMarkdown markdown)
    {
        var text = request.Markdown ?? "";
        var page = markdown.Render(text);
        return Results.Ok(new PreviewAnswer(page.Html, page.Words, page.ReadingMinutes, ArticleMarkdown.Excerpt(text)));
    }

    private static async Task<IResult> SlugAsync(string? title, long? id, EditorQuery query, CancellationToken cancellationToken)
    {
        var slug = SlugFromTitle.Of(title is { Length: <= LongestTitle } ? title : "");
        return Results.Ok(new { slug = slug.Length == 0 ? "" : await SlugFromTitle.FreeAsync(slug, s => query.SlugTakenAsync(s, id, cancellationToken)) });
    }

    internal sealed record PreviewRequest([property: JsonRequired] string? Markdown);

    /// <param name="Html">Exactly what the page shows as its text.</param>
    /// <param name="Excerpt">The beginning of the text, as a suggestion.</param>
    private sealed record PreviewAnswer(string Html, int Words, int Minutes, string Excerpt);
}
