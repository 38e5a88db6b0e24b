using BlogApp.Features.Media;
using BlogApp.Features.Media.Resizing;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Articles.External;

/// <summary>What the editor's script asks to bring the pictures of its text into the library. The text is not stored here.</summary>
internal static class PictureEndpoints
{
    // The script waits a minute. What has not come by then is fetched by the next press, which finds the rest in the library.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);
    private const int Most = 50;

    public static void MapExternalPictures(this RouteGroupBuilder studio) => studio.MapPost("/pictures/fetch", FetchAsync);

    private static async Task<IResult> FetchAsync(FetchRequest request, ExternalPictureFetch pictures, ResizeRequests resizing, IStringLocalizer<Words> words, HttpContext context)
    {
        var user = context.User.UserId();
        var next = await resizing.NextIdAsync(context.RequestAborted);
        var run = pictures.Begin(PictureScope.Hidden, user, context.Request.Host.Host);
        var markdown = request.Markdown ?? "";
        var brought = Known(request);
        var wanted = run.Wanted(markdown).DistinctBy(picture => picture.Address).Where(picture => !brought.ContainsKey(picture.Address)).ToList();
        var left = new List<LeftAnswer>();
        using var late = new CancellationTokenSource(Longest);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, late.Token);
        try
        {
            foreach (var picture in wanted.Take(Most))
            {
                var fetched = await run.FetchOneAsync(picture, either.Token);
                if (fetched.Address is { } here)
                    brought[picture.Address] = here;
                else
                    left.Add(new(picture.Address, words.TranslateStored(fetched.Problem)));
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            // The rest is left.
        }
        left.AddRange(wanted.Where(picture => !brought.ContainsKey(picture.Address) && left.TrueForAll(one => one.Address != picture.Address))
            .Select(picture => new LeftAnswer(picture.Address, words["There was no time for it. Press again."])));
        await resizing.RequestAfterAsync(next, user);
        return Results.Ok(new FetchAnswer(brought, left, ExternalPictures.Edits(markdown, brought.GetValueOrDefault)));
    }

    /// <summary>What came before. The text changed meanwhile, and only its places are asked for.</summary>
    private static Dictionary<string, string> Known(FetchRequest request) =>
        (request.Brought ?? []).Where(known => known.Value.StartsWith(MediaAddress.Prefix, StringComparison.Ordinal) && MediaAddress.IsName(known.Value[MediaAddress.Prefix.Length..])).ToDictionary(StringComparer.Ordinal);

    /// <param name="Brought">From an earlier answer.</param>
    internal sealed record FetchRequest(string? Markdown, Dictionary<string, string>? Brought = null);

    /// <param name="Brought">By the addresses in the text, the new ones.</param>
    /// <param name="Edits">What to replace in the text that was sent.</param>
    private sealed record FetchAnswer(IReadOnlyDictionary<string, string> Brought, IReadOnlyList<LeftAnswer> Left, IReadOnlyList<TextEdit> Edits);

    private sealed record LeftAnswer(string Address, string Problem);
}
