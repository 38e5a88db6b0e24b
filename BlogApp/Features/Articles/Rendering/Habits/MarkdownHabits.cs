using Markdig;
using Markdig.Renderers;

namespace BlogApp.Features.Articles.Rendering.Habits;

/// <summary>Syntax that authors bring from other generators: <c>:::tip</c>, <c>[[links]]</c>, <c>{#id}</c> behind a heading, and <c>&lt;!-- more --&gt;</c>.</summary>
internal sealed class MarkdownHabits : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new AsideParser());
        pipeline.BlockParsers.Insert(0, new MoreParser());
        pipeline.InlineParsers.Insert(0, new WikiLinkParser());
        pipeline.DocumentProcessed += HeadingMarks.Take;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}
