using System.Net;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;

namespace BlogApp.Features.Articles.Editing.Checks;

/// <summary>
/// Asks other servers whether the links of a text still lead anywhere, when an author wants to know. Bounded in number,
/// in time and in what is read: nothing but the head of an answer.
/// </summary>
internal sealed class OutsideLinks : IDisposable
{
    public const int Most = 50;
    private const int AtOnce = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    private readonly HttpClient _client;

    // One author after another: a button that is pressed often makes no storm.
    private readonly SemaphoreSlim _turn = new(1);

    public OutsideLinks() : this(PublicInternet.IsPublic)
    {
    }

    /// <param name="allowed">Which addresses may be connected to.</param>
    internal OutsideLinks(Func<IPAddress, bool> allowed)
    {
        _client = new HttpClient(PublicInternet.Handler(allowed)) { Timeout = Patience };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible; BlogApp link check)");
        _client.DefaultRequestHeaders.Accept.ParseAdd("*/*");
    }

    /// <summary>What does not answer, in the order of the text, and how many were asked.</summary>
    public async Task<(int Asked, IReadOnlyList<Finding> Dead)> CheckAsync(IReadOnlyList<TextLink> links, CancellationToken cancellationToken)
    {
        var outside = links.Where(link => Uri.TryCreate(link.Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            .GroupBy(link => link.Address.Split('#')[0], StringComparer.Ordinal).Take(Most).ToList();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Longest);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var problems = new Phrase?[outside.Count];
            await Parallel.ForEachAsync(Enumerable.Range(0, outside.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = CancellationToken.None },
                async (i, _) => problems[i] = await ProblemAsync(outside[i].Key, time.Token));
            return (outside.Count, [.. outside.SelectMany((links, i) => problems[i] is { } problem ? links.Select(link => new Finding(link.Line, link.From, link.To, problem)) : []).OrderBy(f => f.From)]);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Phrase?> ProblemAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            var status = await AskAsync(HttpMethod.Head, address, cancellationToken);
            // Many servers refuse a HEAD, and answer the same as a GET.
            if (status is >= HttpStatusCode.BadRequest)
                status = await AskAsync(HttpMethod.Get, address, cancellationToken);
            return status switch
            {
                HttpStatusCode.NotFound or HttpStatusCode.Gone => Phrase.Format("{0} is no longer there ({1}).", address, (int)status),
                >= HttpStatusCode.InternalServerError => Phrase.Format("{0} has a problem ({1}).", address, (int)status),
                // Refused to us alone, as far as one can know: a person may be let in.
                _ => null,
            };
        }
        catch (HttpRequestException error)
        {
            return error.InnerException is NotPublicException ? Phrase.Format("{0} belongs to no public server.", address) : Phrase.Format("{0} cannot be reached.", address);
        }
        catch (OperationCanceledException)
        {
            return Phrase.Format("{0} does not answer in time.", address);
        }
    }

    private async Task<HttpStatusCode> AskAsync(HttpMethod method, string address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return answer.StatusCode;
    }

    public void Dispose()
    {
        _client.Dispose();
        _turn.Dispose();
    }
}
