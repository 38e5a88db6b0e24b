using BlogApp.Features.Media.Fetching;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.External;

/// <summary>
/// Fetches the pictures of one or many texts, each address once. A host that has not answered several times is asked no
/// more. Not for concurrent use.
/// </summary>
/// <param name="ownHost">The blog's own, as far as it is known.</param>
/// <param name="userId">Who fetches them; null: the server itself.</param>
internal sealed class PictureFetchRun(PictureFetcher fetcher, PictureScope scope, string? ownHost, long? userId)
{
    private const int MostSilences = 3;
    private readonly Dictionary<string, FetchedPicture> _fetched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _silences = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The pictures that this run would fetch.</summary>
    public IEnumerable<ExternalPicture> Wanted(string markdown) =>
        scope == PictureScope.None ? [] : ExternalPictures.Find(markdown, ownHost).Where(picture => picture.IsHidden || scope == PictureScope.All);

    /// <summary>Addresses of pictures that readers do not see, each once.</summary>
    public IReadOnlyList<string> Hidden(string markdown) =>
        [.. ExternalPictures.Find(markdown, ownHost).Where(picture => picture.IsHidden).Select(picture => picture.Address).Distinct(StringComparer.Ordinal)];

    /// <summary>The text with the addresses in the library, and what did not come.</summary>
    public async Task<FetchedText> FetchAsync(string markdown, CancellationToken cancellationToken)
    {
        var brought = new Dictionary<string, string>(StringComparer.Ordinal);
        var left = new List<PictureLeft>();
        foreach (var picture in Wanted(markdown).DistinctBy(picture => picture.Address))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fetched = await FetchOneAsync(picture, cancellationToken);
            if (fetched.Address is { } here)
                brought[picture.Address] = here;
            else
                left.Add(new(picture.Address, fetched.Problem!));
        }
        return new(brought.Count == 0 ? markdown : ExternalPictures.Replace(markdown, brought.GetValueOrDefault), brought, left);
    }

    /// <summary>One picture, which this run may have fetched before.</summary>
    public async Task<FetchedPicture> FetchOneAsync(ExternalPicture picture, CancellationToken cancellationToken) =>
        _fetched.TryGetValue(picture.Address, out var known) ? known : _fetched[picture.Address] = await AskAsync(picture, cancellationToken);

    private async Task<FetchedPicture> AskAsync(ExternalPicture picture, CancellationToken cancellationToken)
    {
        var address = picture.Address.StartsWith("//", StringComparison.Ordinal) ? "https:" + picture.Address : picture.Address;
        var host = new Uri(address).Authority;
        if (_silences.GetValueOrDefault(host) >= MostSilences)
            return FetchedPicture.Failed(Phrase.Key("Its server did not answer several times before."));
        var fetched = await fetcher.FetchAsync(address, picture.Alt, userId, cancellationToken);
        _silences[host] = fetched.Silent ? _silences.GetValueOrDefault(host) + 1 : 0;
        return fetched;
    }
}

/// <param name="Brought">By the addresses in the text, the new ones.</param>
internal sealed record FetchedText(string Markdown, IReadOnlyDictionary<string, string> Brought, IReadOnlyList<PictureLeft> Left);

/// <summary>A picture that did not come.</summary>
/// <param name="Problem">Why, in words.</param>
internal sealed record PictureLeft(string Address, string Problem);
