using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using BlogApp.Features.Feeds;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Feeds;

public sealed class RssDocumentTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    [Fact]
    public void Feed_HasTheRequiredRssElements_AndTheWholeText()
    {
        var channel = Channel([Item("counting", "Counting, exactly", "<p>Whole <em>text</em></p>")]);

        Assert.Equal(["A blog", "https://blog.example/", "About counting"],
            ["title", "link", "description"], (expected, name) => expected == channel.Element(name)?.Value);
        var self = channel.Element(Atom + "link")!;
        Assert.Equal(("https://blog.example/feed.xml", "self"), (self.Attribute("href")!.Value, self.Attribute("rel")!.Value));
        Assert.Equal("zh-CN", channel.Element("language")!.Value);
        var item = Assert.Single(channel.Elements("item"));
        Assert.Equal("Counting, exactly", item.Element("title")!.Value);
        Assert.Equal("https://blog.example/articles/counting", item.Element("link")!.Value);
        Assert.Equal(("urn:uuid:1", "false"), (item.Element("guid")!.Value, item.Element("guid")!.Attribute("isPermaLink")!.Value));
        Assert.Equal("Sat, 21 Nov 2026 05:07:09 GMT", item.Element("pubDate")!.Value);
        Assert.Equal("Ada", item.Element(DublinCore + "creator")!.Value);
        Assert.Equal(["redis", "sqlite"], item.Elements("category").Select(c => c.Value));
        Assert.Equal("<p>Whole <em>text</em></p>", item.Element(Content + "encoded")!.Value);
    }

    [Fact]
    public void PubDate_IsUtc_WhateverTheOffset()
    {
        var at = new DateTimeOffset(2026, 11, 21, 13, 0, 0, TimeSpan.FromHours(8));
        var channel = Channel([Item("a", "A", "") with { PublishedAt = at }]);

        Assert.Equal(at, DateTimeOffset.Parse(channel.Element("item")!.Element("pubDate")!.Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void EmptyBlog_GivesAValidFeed() => Assert.Empty(Channel([]).Elements("item"));

    [Theory]
    [InlineData("]]>")]
    [InlineData("a ]]> b ]]>")]
    [InlineData("<script>&amp;\"'")]
    [InlineData("微秒 & 持久")]
    [InlineData("🚀 launch")]
    public void TextValidInXml_IsUnchanged(string text)
    {
        var item = Channel([Item("a", text, text)]).Element("item")!;

        Assert.Equal(text, item.Element("title")!.Value);
        Assert.Equal(text, item.Element(Content + "encoded")!.Value);
    }

    [Theory]
    [InlineData("a\0b\u0001c", "abc")]
    [InlineData("\u001b[31mred", "[31mred")]
    [InlineData("\uffff end", " end")]
    public void CharactersInvalidInXml_AreRemoved(string text, string expected) =>
        Assert.Equal(expected, Channel([Item("a", text, text)]).Element("item")!.Element("title")!.Value);

    // Not as attribute arguments: those are stored as UTF-8, which cannot contain them either.
    [Fact]
    public void LoneSurrogates_AreRemoved() =>
        Assert.Equal("half  pair 🚀", Channel([Item("a", "half \ud83d pair \udc00🚀\udc00\ud83d", "")]).Element("item")!.Element("title")!.Value);

    [Fact]
    public void AnyText_GivesAValidFeed() => Prop.ForAll(Texts().ToArbitrary(), text =>
        Channel([Item("a", text, text) with { Author = text, Excerpt = text, Tags = [new(text, text)] }], text, text).Elements("item").Count() == 1)
        .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500));

    [Theory]
    [InlineData("<img src=\"/media/a.png\" alt=\"\">", "<img src=\"https://blog.example/media/a.png\" alt=\"\">")]
    [InlineData("<a href=\"/tags/redis\">", "<a href=\"https://blog.example/tags/redis\">")]
    [InlineData("<a href=\"#part\">", "<a href=\"https://blog.example/articles/a#part\">")]
    [InlineData("<a href=\"other\">", "<a href=\"https://blog.example/articles/other\">")]
    [InlineData("<a href=\"https://example.org/x?a=1&amp;b=2\">", "<a href=\"https://example.org/x?a=1&amp;b=2\">")]
    [InlineData("<a href=\"mailto:ada@example.org\">", "<a href=\"mailto:ada@example.org\">")]
    [InlineData("<a href=\"//cdn.example/x\">", "<a href=\"//cdn.example/x\">")]
    [InlineData("<code>&lt;a href=&quot;/x&quot;&gt;</code>", "<code>&lt;a href=&quot;/x&quot;&gt;</code>")]
    public void Addresses_InTheText_AreMadeAbsolute(string html, string expected) =>
        Assert.Equal(expected, Channel([Item("a", "A", html)]).Element("item")!.Element(Content + "encoded")!.Value);

    private static FeedItem Item(string slug, string title, string html)
    {
        var at = new DateTimeOffset(2026, 11, 21, 5, 7, 9, TimeSpan.Zero);
        return new("urn:uuid:1", slug, title, "Short", html, "Ada", at, at, [new("redis", "redis"), new("sqlite", "sqlite")]);
    }

    private static XElement Channel(IReadOnlyList<FeedItem> items, string title = "A blog", string description = "About counting")
    {
        // As strict as a feed reader may be: no document type, every character checked.
        using var reader = XmlReader.Create(new MemoryStream(RssDocument.Write(new(title, description, "https://blog.example", "/", "/feed.xml", "zh-CN"), items)),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        var rss = XDocument.Load(reader).Root!;
        Assert.Equal(("rss", "2.0"), (rss.Name.LocalName, rss.Attribute("version")!.Value));
        return Assert.Single(rss.Elements("channel"));
    }

    private static Gen<string> Texts() =>
        Gen.OneOf(Gen.Choose(0, 0xFFFF), Gen.Choose(0, 0x7F), Gen.Choose(0xD800, 0xDFFF), Gen.Elements(']', '>', '<', '&').Select(c => (int)c))
            .Select(c => (char)c).ArrayOf().Select(chars => new string(chars));
}
