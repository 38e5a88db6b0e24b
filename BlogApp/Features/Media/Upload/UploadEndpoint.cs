using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Forms;
using BlogApp.Features.Media.Resizing;
using BlogApp.Features.Media.Storing;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Media.Upload;

/// <summary>
/// <c>POST /api/media</c>: an author's upload, multipart with <c>file</c>, <c>alt</c> and up to three <c>variants</c>.
/// The antiforgery token is in the header <c>RequestVerificationToken</c>, so that it can be checked before the file
/// arrives.
/// </summary>
internal static partial class UploadEndpoint
{
    public static void MapUpload(this IEndpointRouteBuilder routes) => routes.MapPost("/api/media", ReceiveAsync).DisableAntiforgery();

    private static async Task<Results<Created<MediaAnswer>, ProblemHttpResult>> ReceiveAsync(HttpContext context,
        FormGuard guard, IOptions<AntiforgeryOptions> forms, MediaFolder folder, MediaLibrary library, ResizeRequests resizing, IOptions<MediaSettings> settings, IStringLocalizer<Words> words, ILoggerFactory logs)
    {
        if (context.User.Identity is not { IsAuthenticated: true })
            return Refuse(StatusCodes.Status401Unauthorized, words["Your session has ended. Sign in again, then upload."]);
        if (!context.User.IsInRole(Role.Author) && !context.User.IsInRole(Role.Admin))
            return Refuse(StatusCodes.Status403Forbidden, words["Only authors may upload files."]);
        // Without the header, the whole form would be read to find the token.
        if (!context.Request.Headers.ContainsKey(forms.Value.HeaderName!) || !await guard.AcceptsAsync(context))
            return guard.Problem(context, Phrase.Key("The page is too old to upload from. Load it again."));
        // The copies together may be as large as the file, and the form itself needs some space.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = (2 * settings.Value.MaxBytes) + (64 * 1024);
        try
        {
            using var form = await UploadForm.ReadAsync(context.Request, folder, settings.Value, context.RequestAborted);
            var added = await library.AddAsync(form.ToMedia(context.User.UserId()), context.RequestAborted);
            if (!added.Existing)
                await resizing.RequestAfterAsync(added.File.Id, context.User.UserId());
            var answer = MediaAnswer.From(added);
            return TypedResults.Created(answer.Url, answer);
        }
        catch (MediaRefusedException refused)
        {
            return Refuse(refused.Status, words.TranslateStored(refused.Message));
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refuse(bad.StatusCode, words.TranslateStored(MediaRefusedException.TooLarge(settings.Value.MaxBytes).Message));
        }
        catch (IOException full) when (full is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            Log.NotWritten(logs.CreateLogger(typeof(UploadEndpoint)), full);
            return Refuse(StatusCodes.Status507InsufficientStorage, words["The server could not write the file: its disk may be full. Nothing was kept of it."]);
        }
    }

    private static ProblemHttpResult Refuse(int status, string words) => TypedResults.Problem(words, statusCode: status);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "An upload could not be written")]
        public static partial void NotWritten(ILogger log, Exception error);
    }
}
