namespace BlogApp.Features.Import.Model;

/// <summary>A file cannot be imported. The message says why, and where in the file.</summary>
internal sealed class ContentFormatException(string words, Exception? inner = null) : Exception(words, inner);
