namespace BlogApp.Tests.Features.Articles.Rendering;

public sealed class WikiLinkTests
{
    [Theory]
    [InlineData("[[How to count]]", "/articles/how-to-count", "How to count")]
    [InlineData("[[how-to-count|that article]]", "/articles/how-to-count", "that article")]
    [InlineData("See [[How to count#The second part]]!", "/articles/how-to-count#the-second-part", "How to count › The second part")]
    [InlineData("[[#Own part]]", "#own-part", "Own part")]
    [InlineData("[[folder/Note.md]]", "/articles/note", "folder/Note.md")]
    [InlineData("**[[计数]]**", "/articles/%E8%AE%A1%E6%95%B0", "计数")]
    [InlineData("[[a<b>c]]", "/articles/a-b-c", "a<b>c")]
    public void WikiLink_LeadsToTheArticle(string markdown, string address, string words)
    {
        var link = Markup.Page(markdown).QuerySelector("a:not(.anchor)")!;
        Assert.Equal((address, words), (link.GetAttribute("href"), link.TextContent));
    }

    [Theory]
    [InlineData("`[[Name]]`", "[[Name]]")]
    [InlineData("```\n[[Name]]\n```", "[[Name]]")]
    [InlineData("\\[[Name]]", "[[Name]]")]
    [InlineData("if [[ -f x ]]; then", "if [[ -f x ]]; then")]
    [InlineData("[[1, 2], [3, 4]] and [[1]]", "[[1, 2], [3, 4]] and [[1]]")]
    [InlineData("[[]] [[ ]] [[a", "[[]] [[ ]] [[a")]
    [InlineData("[[one\ntwo]]", "[[one\ntwo]]")]
    public void OtherDoubleBrackets_AreText(string markdown, string text)
    {
        var page = Markup.Page(markdown);
        Assert.Empty(page.QuerySelectorAll("a"));
        Assert.Equal(text, page.Body!.TextContent.Trim());
    }

    [Theory]
    [InlineData("[[1]](/x)", "/x", "[1]")]
    [InlineData("[[a]](/x)", "/x", "[a]")]
    [InlineData("[[a]]\n\n[a]: /x", "/x", "a")]
    [InlineData("[see [[a]]](/x)", "/x", "see [[a]]")]
    public void LinksOfMarkdown_StayThose(string markdown, string address, string words)
    {
        var link = Assert.Single(Markup.Page(markdown).QuerySelectorAll("a"));
        Assert.Equal((address, words), (link.GetAttribute("href"), link.TextContent));
    }
}
