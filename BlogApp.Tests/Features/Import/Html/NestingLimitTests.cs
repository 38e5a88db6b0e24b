using BlogApp.Features.Import.Html;

namespace BlogApp.Tests.Features.Import.Html;

public sealed class NestingLimitTests
{
    [Theory]
    [InlineData("<p>a<b>b", 2000)]
    [InlineData("<li>a<em>b", 2000)]
    [InlineData("<div class=\"a>b\">c</div>", 2000)]
    [InlineData("<div><p>a</div>", 2000)]
    [InlineData("<br><img src=x>", 2000)]
    [InlineData("<!-- <div> -->", 2000)]
    [InlineData("<div>", NestingLimit.Depth)]
    [InlineData("a < b", 2000)]
    public void TextThatIsNotDeep_IsUnchanged(string part, int times)
    {
        var html = string.Concat(Enumerable.Repeat(part, times));
        Assert.Same(html, NestingLimit.Apply(html));
    }

    [Fact]
    public void DeepTags_AreLeftOut_AndTheirTextStays()
    {
        var html = string.Concat(Enumerable.Range(0, 2000).Select(i => $"<div title='>'>{i} "));
        var limited = NestingLimit.Apply(html);
        Assert.Equal(NestingLimit.Depth, limited.Split("<div").Length - 1);
        Assert.Equal(HtmlToMarkdown.PlainText(html), HtmlToMarkdown.PlainText(limited));
        Assert.EndsWith(" 1998 1999 ", limited, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!--")]
    [InlineData("<a b=\"")]
    [InlineData("<a b='c")]
    [InlineData("<")]
    [InlineData("</")]
    public void TextCutInATag_IsUnchanged(string end)
    {
        var html = string.Concat(Enumerable.Repeat("<p>a", 1000)) + end;
        Assert.Same(html, NestingLimit.Apply(html));
    }
}
