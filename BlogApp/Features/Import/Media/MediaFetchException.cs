using System.Net;
using System.Net.Sockets;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Media;

/// <summary>A file cannot be fetched; the message says why.</summary>
internal sealed class MediaFetchException(string words, Exception? inner = null) : Exception(words, inner);
