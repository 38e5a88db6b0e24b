using AngleSharp.Html.Parser;
using BlogApp.Tests.Features.Articles.Rendering;

namespace BlogApp.Tests.Features.Articles.Mathematics;

public sealed class MathArticleTests
{
    [Fact]
    public void Formulas_Rendered_AreInlineOrBlock()
    {
        var page = Parse("Euler: $e^{i\\pi} + 1 = 0$ holds.\n\n$$\n\\sum_{n=1}^\\infty \\frac{1}{n^2} = \\frac{\\pi^2}{6}\n$$\n");

        Assert.Single(page.QuerySelectorAll("p > math"));
        Assert.Equal("block", page.QuerySelector("div.math > math")!.GetAttribute("display"));
        Assert.Empty(page.QuerySelectorAll("script, .unknown"));
    }

    [Theory]
    [InlineData("It costs $5 and then $10 more.")]
    [InlineData("From $ 5 to 10 $ a month")]
    [InlineData("`$x$`")]
    [InlineData("\\$x\\$")]
    public void DollarAmountsAndCode_AreNoFormulas(string markdown) => Assert.Empty(Parse(markdown).QuerySelectorAll("math"));

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string markdown) =>
        new HtmlParser().ParseDocument(Markup.Renderer().Render(markdown).Html);
}
