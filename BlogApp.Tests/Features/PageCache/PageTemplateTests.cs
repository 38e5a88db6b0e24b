using System.Text;
using BlogApp.Features.PageCache;

namespace BlogApp.Tests.Features.PageCache;

public sealed class PageTemplateTests
{
    [Theory]
    [InlineData("<b><!--live:views:7--></b>", 1204, "<b>1,204</b>")]
    [InlineData("<!--live:views:7-->", 0, "0")]
    [InlineData("view<i><!--live:views:7:s--></i>", 0, "view<i>s</i>")]
    [InlineData("view<i><!--live:views:7:s--></i>", 1, "view<i></i>")]
    [InlineData("view<i><!--live:views:7:s--></i>", 2, "view<i>s</i>")]
    [InlineData("<!--live:nonsense:7-->", 5, "<!--live:nonsense:7-->")]
    [InlineData("<!--live:views:x-->", 5, "<!--live:views:x-->")]
    [InlineData("<!--live:views:7", 5, "<!--live:views:7")]
    [InlineData("<!-- a comment -->", 5, "<!-- a comment -->")]
    [InlineData("数<!--live:online:0-->人", 12, "数12人")]
    [InlineData("", 0, "")]
    public void Fill_ReplacesThePlaceholdersWithNumbers(string html, long number, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(PageTemplate.Parse(html).Fill([number])));
}
