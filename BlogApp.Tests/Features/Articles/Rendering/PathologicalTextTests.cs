using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Articles.Rendering.Limits;

namespace BlogApp.Tests.Features.Articles.Rendering;

/// <summary>
/// Texts that cost the unprotected parser quadratic time, gigabytes, or an exception. Without the limits each of them
/// takes far longer than the test allows.
/// </summary>
public sealed class PathologicalTextTests
{
    private const int Length = 400_000;

    public static TheoryData<string, string> Repeated() => new()
    {
        { "", "[" }, { "", ">" }, { "", "> " }, { "", "[](" }, { "", "[a](" }, { "", "![a](b (" }, { "", "[[a" }, { "", "[[a]]" }, { "", ":::tip\n" }, { "", "# a {#" }, { "", "<!-- more -->\n" }, { "", "![" }, { "", "![[]()" }, { "", "[[a]" }, { "", "[^1]" }, { "", "*a " }, { "", "*a_ " },
        { "", "a*" }, { "", "*a**b" }, { "", "~a ~~b " }, { "", "`a``b" }, { "", "(www.a" }, { "", "<a " }, { "", "- " }, { "", "1. " }, { "", "> - " }, { "", "[x]*_" }, { "", "\ud800" },
        { "", "|" }, { "", ":|" }, { "", "a|b\n-|-\n" }, { "", "[a]: b\n" }, { "", "[^a]:\n" }, { "", "a\n=\n" }, { "", "# a\n" }, { "", "\n" }, { "", "\0" },
        { "[a]: b\n\n", "[[a] " }, { "[a]: <", "b" }, { "a|a|a|a|a|a|a|a\n-|-|-|-|-|-|-|-\n", "b\n" }, { "```csharp\n", "var x = 1; " }, { "```html\n", "<a " },
    };

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Repeated))]
    public async Task HostileText_Rendered_IsFastAndOfBoundedSize(string before, string unit)
    {
        var text = before + string.Concat(Enumerable.Repeat(unit, Length / unit.Length));

        var article = await Task.Run(() => Markup.Renderer().Render(text), TestContext.Current.CancellationToken);

        Assert.InRange(article.Html.Length, 0, (1 << 24) + 100);
        _ = ArticleMarkdown.Excerpt(text);
    }

    [Fact(Timeout = 60_000)]
    public async Task TableOfMillionsOfCells_Rendered_IsNotBuilt()
    {
        var text = string.Concat(Enumerable.Repeat("a|", 33_000)) + "\n" + string.Concat(Enumerable.Repeat("-|", 33_000)) + "\n" + string.Concat(Enumerable.Repeat("b|c\n", 9_000));

        var article = await Task.Run(() => Markup.Renderer().Render(text), TestContext.Current.CancellationToken);

        Assert.InRange(article.Html.Length, 0, 10_000_000);
    }

    [Fact(Timeout = 60_000)]
    public async Task LongAddressUsedManyTimes_Rendered_IsOfBoundedSize()
    {
        var text = $"[a]: /{new string('x', 100_000)}\n\n" + string.Concat(Enumerable.Repeat("[a]\n\n", 9_000));

        var article = await Task.Run(() => Markup.Renderer().Render(text), TestContext.Current.CancellationToken);

        Assert.InRange(article.Html.Length, 0, (1 << 24) + 100);
    }

    [Theory]
    [InlineData(ArticleMarkdown.MaxLength + 1, 0)]
    [InlineData(100, ArticleMarkdown.MaxLines + 1)]
    public void TextBeyondTheLimits_Rendered_IsShownAsWritten(int characters, int lines)
    {
        var article = Markup.Renderer().Render(new string('<', characters) + new string('\n', lines));

        Assert.StartsWith("<pre class=\"plain\" tabindex=\"0\">&lt;&lt;", article.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void DeeplyNestedQuotes_Rendered_KeepTheirWords()
    {
        var page = Markup.Page(new string('>', 500) + " deep");

        Assert.InRange(page.QuerySelectorAll("blockquote").Length, 10, BlockLimit.Depth);
        Assert.EndsWith("deep", page.Body!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void UnclosedBrackets_Rendered_KeepTheirWords_AndTheNextParagraphItsLayout()
    {
        var text = string.Concat(Enumerable.Repeat("[a ", 500));
        var page = Markup.Page($"{text}\n\n**b**");

        Assert.Equal(text.Trim(), page.QuerySelector("p")!.TextContent);
        Assert.Equal("b", page.QuerySelector("strong")!.TextContent);
    }

    [Fact]
    public void LongOrdinaryParagraph_Rendered_KeepsItsLayout()
    {
        const string Sentence = "The *water* that fell from the hill, [they say](/a), came to them (with `foam`) & went! ";
        var page = Markup.Page(string.Concat(Enumerable.Repeat(Sentence, 800)));

        Assert.Equal((800, 800, 800), (page.QuerySelectorAll("em").Length, page.QuerySelectorAll("a").Length, page.QuerySelectorAll("code").Length));
    }
}
