using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Tests.Features.Articles.Rendering;

public sealed class HabitsTests
{
    [Theory]
    [InlineData(":::tip\nSome **words**.\n:::", "tip", "Tip")]
    [InlineData("::: warning Look out\nSome **words**.\n:::", "warning", "Look out")]
    [InlineData(":::danger[A <b>]\nSome **words**.\n:::", "caution", "A <b>")]
    [InlineData("::::info\n:::tip\nx\n:::\nSome **words**.\n::::", "note", "Note")]
    [InlineData("- item\n\n  :::note\n  Some **words**.\n  :::", "note", "Note")]
    public void Aside_IsACallout(string markdown, string kind, string title)
    {
        var callout = Markup.Page(markdown).QuerySelector($".callout.callout-{kind}[role=note]")!;
        Assert.Equal(title, callout.QuerySelector(".callout-title")!.TextContent);
        Assert.Equal("words", callout.QuerySelector("strong")!.TextContent);
    }

    [Fact]
    public void TextBehindAnAside_IsOutsideOfIt() =>
        Assert.Equal("after", Markup.Page(":::tip\nin\n:::\n\nafter").QuerySelector(".callout + p")!.TextContent);

    [Theory]
    [InlineData(":::")]
    [InlineData(":::other\nx\n:::")]
    [InlineData("std::vector and a:::tip")]
    [InlineData("`:::tip`")]
    public void OtherColons_AreText(string markdown) => Assert.Null(Markup.Page(markdown).QuerySelector(".callout"));

    [Theory]
    [InlineData("## Heading {#custom-id}", "custom-id", "Heading")]
    [InlineData("## A *b* {#my_long_id_1} ", "my_long_id_1", "A b")]
    [InlineData("Heading {#übung}\n---", "übung", "Heading")]
    [InlineData("## Heading {: #x}", "x", "Heading")]
    [InlineData("## Heading {#main}", "main-2", "Heading")]
    [InlineData("## Heading {#two words}", "heading-two-words", "Heading {#two words}")]
    [InlineData("## Code `{#x}`", "code-x", "Code {#x}")]
    public void HeadingWithAnId_HasIt(string markdown, string id, string text)
    {
        var heading = Markup.Page(markdown).QuerySelector("h2")!;
        Assert.Equal((id, text), (heading.Id, heading.TextContent.Trim()));
    }

    [Fact]
    public void TwoHeadingsWithOneId_HaveTwo() =>
        Assert.Equal(["a", "a-2"], Markup.Page("## One {#a}\n\n## Two {#a}").QuerySelectorAll("h2").Select(h => h.Id));

    [Fact]
    public void More_IsNotShown_AndEndsTheExcerpt()
    {
        Assert.DoesNotContain("more", Markup.Html("Lead\n\n<!-- more -->\n\nRest"), StringComparison.Ordinal);
        Assert.DoesNotContain("more", Markup.Html("Lead\n<!--more-->\nRest"), StringComparison.Ordinal);
        Assert.Equal("Lead", ArticleMarkdown.Excerpt("Lead\n\n<!-- more -->\n\nRest"));
        Assert.Contains("more", Markup.Html("    <!-- more -->"), StringComparison.Ordinal);
    }
}
