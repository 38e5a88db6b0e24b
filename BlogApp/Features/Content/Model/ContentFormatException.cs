namespace BlogApp.Features.Content.Model;

/// <summary>A file that cannot be imported; the message says why, and where in the file.</summary>
internal sealed class ContentFormatException(string words, Exception? inner = null) : Exception(words, inner);
