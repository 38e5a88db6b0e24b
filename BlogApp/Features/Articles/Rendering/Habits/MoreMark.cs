using Markdig.Parsers;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering.Habits;

/// <summary>Where the author ended the excerpt.</summary>
internal sealed class MoreMark(BlockParser parser) : LeafBlock(parser);
