using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Types;
using BlogApp.Platform.Languages;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Media.Fetching;

/// <summary>Brings a picture of another host into the library, within the limits of size that hold for uploads.</summary>
internal sealed class PictureFetcher(MediaFetcher fetcher, MediaLibrary library, MediaFolder folder, IOptions<MediaSettings> settings, TimeProvider clock)
{
    // A server that sends one byte a minute must not block what waits behind it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private const int LongestName = 255, LongestAlt = 1000;

    /// <param name="alt">Its description, in case the library has none.</param>
    /// <param name="userId">Who fetches it; null: the server itself.</param>
    public async Task<FetchedPicture> FetchAsync(string address, string alt, long? userId, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await using var content = await fetcher.OpenAsync(address, either.Token);
            using var received = await folder.ReceiveAsync(content, settings.Value.MaxBytes, either.Token);
            // A player or a document would stand in the text as a picture that does not show.
            if (MediaSignature.Detect(received.Head.AsSpan(0, Math.Min(received.Head.Length, MediaSignature.Length)), out _) is { IsPicture: false })
                return FetchedPicture.Failed(Phrase.Key("It is no picture."));
            var added = await library.AddAsync(new(received, [], NameOf(address), Cut(alt, LongestAlt), userId), either.Token);
            return new(MediaAddress.ForName(added.File.Name), null, Silent: false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return FetchedPicture.Failed(Phrase.Key("It did not come in time."), silent: true);
        }
        catch (MediaFetchException refused)
        {
            return FetchedPicture.Failed(refused.Message, refused.Silent);
        }
        catch (MediaRefusedException refused) when (refused.Status != StatusCodes.Status400BadRequest)
        {
            return FetchedPicture.Failed(refused.Message);
        }
        catch (Exception torn) when (torn is MediaRefusedException or HttpRequestException or InvalidDataException)
        {
            return FetchedPicture.Failed(Phrase.Key("It could not be read."));
        }
    }

    private static string NameOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && Uri.UnescapeDataString(uri.Segments[^1].Trim('/')) is { Length: > 0 } name ? Cut(name, LongestName) : "picture";

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}

/// <param name="Address">In the library; null when it did not come.</param>
/// <param name="Problem">Why it did not come, in words.</param>
/// <param name="Silent">Whether its server did not answer at all, so that asking it again would only take time.</param>
internal sealed record FetchedPicture(string? Address, string? Problem, bool Silent)
{
    public static FetchedPicture Failed(string problem, bool silent = false) => new(null, problem, silent);
}
