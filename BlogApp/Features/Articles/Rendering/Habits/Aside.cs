using Markdig.Parsers;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering.Habits;

/// <summary>A callout between lines of colons.</summary>
internal sealed class Aside(BlockParser parser) : ContainerBlock(parser)
{
    /// <summary>Of the opening line; the closing one has as many or more.</summary>
    public required int Colons { get; init; }

    /// <summary>A kind of <see cref="Labels"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The author's title, as plain text; empty: the kind's.</summary>
    public required string Title { get; init; }
}
