using System.Net;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;

namespace BlogApp.Features.Import.Media;

/// <summary>
/// Fetches a file from an old blog. Only http and https, and only from public addresses (<see cref="PublicInternet"/>):
/// an import must not reach internal services behind the server.
/// </summary>
internal sealed class MediaFetcher : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;

    public MediaFetcher() : this(PublicInternet.IsPublic)
    {
    }

    /// <param name="allowed">Which addresses may be connected to.</param>
    internal MediaFetcher(Func<IPAddress, bool> allowed)
    {
        _client = new HttpClient(PublicInternet.Handler(allowed))
        {
            Timeout = Patience,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("BlogApp/1.0 (content import)");
    }

    /// <summary>The file's content. The reader must limit its length.</summary>
    /// <exception cref="MediaFetchException">It cannot be fetched; the message says why.</exception>
    public async Task<Stream> OpenAsync(string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new MediaFetchException("Only http and https addresses are fetched.");
        try
        {
            var answer = await _client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadAsStreamAsync(cancellationToken);
            answer.Dispose();
            throw new MediaFetchException(Phrase.Format("The old blog answered {0}.", (int)answer.StatusCode).ToString());
        }
        catch (HttpRequestException error)
        {
            throw new MediaFetchException(error.InnerException is NotPublicException ? "Its address belongs to no public server." : "The old blog could not be reached.", error);
        }
        catch (TaskCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MediaFetchException("The old blog did not answer in time.", error);
        }
    }

    public void Dispose() => _client.Dispose();
}
