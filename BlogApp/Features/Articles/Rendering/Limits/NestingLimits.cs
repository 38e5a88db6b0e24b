using Markdig;
using Markdig.Renderers;

namespace BlogApp.Features.Articles.Rendering.Limits;

/// <summary>Installs the limits before all other parsers.</summary>
internal sealed class NestingLimits : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new BlockLimit());
        pipeline.InlineParsers.Insert(0, new InlineLimit());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}
