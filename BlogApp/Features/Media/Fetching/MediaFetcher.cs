using System.Net;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;

namespace BlogApp.Features.Media.Fetching;

/// <summary>
/// Fetches a file from another server. Only http and https, and only from public addresses (<see cref="PublicInternet"/>):
/// nobody may reach internal services behind the blog.
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
            throw new MediaFetchException(Phrase.Key("Only http and https addresses are fetched."));
        try
        {
            var answer = await _client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadAsStreamAsync(cancellationToken);
            answer.Dispose();
            throw new MediaFetchException(Phrase.Format("The server there answered {0}.", (int)answer.StatusCode).ToString());
        }
        catch (HttpRequestException error)
        {
            var known = error.InnerException is NotPublicException;
            throw new MediaFetchException(known ? Phrase.Key("Its address belongs to no public server.") : Phrase.Key("The server there could not be reached."), error, silent: !known);
        }
        catch (TaskCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MediaFetchException(Phrase.Key("The server there did not answer in time."), error, silent: true);
        }
    }

    public void Dispose() => _client.Dispose();
}
