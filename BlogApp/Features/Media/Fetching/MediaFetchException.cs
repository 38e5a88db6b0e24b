namespace BlogApp.Features.Media.Fetching;

/// <summary>A file cannot be fetched; the message says why.</summary>
/// <param name="silent">Whether the server did not answer at all.</param>
internal sealed class MediaFetchException(string words, Exception? inner = null, bool silent = false) : Exception(words, inner)
{
    public bool Silent { get; } = silent;
}
