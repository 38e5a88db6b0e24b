using BlogApp.Features.Articles.Rendering.Habits;
using BlogApp.Features.Articles.Rendering.Limits;
using Markdig;
using Markdig.Extensions.AutoLinks;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>The supported Markdown. Raw HTML and attributes are disabled, so an author cannot insert script or style.</summary>
internal static class ArticlePipeline
{
    // An address directly after Chinese punctuation is recognized, too.
    private const string BeforeAddress = "*_~(（「『《“‘：，。；、！？";

    /// <param name="places">Whether parsed elements record their position in the text; costs a little.</param>
    public static MarkdownPipeline Build(bool places = false)
    {
        var builder = new MarkdownPipelineBuilder { PreciseSourceLocation = places }
            .DisableHtml()
            .UseMathematics()
            .UsePipeTables()
            .UseFootnotes()
            .UseTaskLists()
            .UseAlertBlocks()
            .UseEmphasisExtras()
            .UseCjkFriendlyEmphasis()
            .UseAutoLinks(new AutoLinkOptions { ValidPreviousCharacters = BeforeAddress, UseHttpsForWWWLinks = true });
        builder.Use<MarkdownHabits>();
        builder.Use<NestingLimits>();
        return builder.Build();
    }
}
