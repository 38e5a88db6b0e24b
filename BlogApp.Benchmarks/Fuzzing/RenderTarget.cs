using System.Text;
using BlogApp.Features.Articles.Highlighting.TextMate;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Media.Pictures;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Benchmarks.Fuzzing;

/// <summary>Everything that the server does with an author's text. It must never fail.</summary>
internal static class RenderTarget
{
    private static readonly ArticleMarkdown Markdown = new(new PictureSizes(new NullFileProvider()), new FurtherLanguages(new GrammarReader(new Grammars().Load, GrammarLimits.Default, NullLogger<GrammarReader>.Instance)));

    public static void Render(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        Markdown.Render(text, "en");
        Markdown.Render(text, "zh", forFeed: true);
        ArticleMarkdown.Excerpt(text);
        ArticleMarkdown.Searchable(text);
    }
}
