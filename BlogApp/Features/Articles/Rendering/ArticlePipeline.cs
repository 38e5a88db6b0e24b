using BlogApp.Features.Articles.Rendering.Limits;
using Markdig;
using Markdig.Extensions.AutoLinks;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>Which Markdown is understood. No raw HTML and no attributes: an author cannot bring in script or style.</summary>
internal static class ArticlePipeline
{
    // An address written directly after Chinese punctuation is one too.
    private const string BeforeAddress = "*_~(（「『《“‘：，。；、！？";

    /// <param name="places">Whether what is read says where in the text it stands; costs a little.</param>
    public static MarkdownPipeline Build(bool places = false)
    {
        var builder = new MarkdownPipelineBuilder { PreciseSourceLocation = places }
            .DisableHtml()
            .UseMathematics()
            .UsePipeTables()
            .UseFootnotes()
            .UseTaskLists()
            .UseEmphasisExtras()
            .UseCjkFriendlyEmphasis()
            .UseAutoLinks(new AutoLinkOptions { ValidPreviousCharacters = BeforeAddress, UseHttpsForWWWLinks = true });
        builder.Use<NestingLimits>();
        return builder.Build();
    }
}
