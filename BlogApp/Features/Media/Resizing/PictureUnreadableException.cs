using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Types;
using BlogApp.Platform.Languages;
using NetVips;

namespace BlogApp.Features.Media.Resizing;

/// <summary>A picture cannot have smaller copies. The message says why.</summary>
internal sealed class PictureUnreadableException(string words, Exception? inner = null) : Exception(words, inner);
