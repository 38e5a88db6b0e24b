namespace BlogApp.Tests.Features.Articles.Rendering;

public sealed class FiguresTests
{
    [Theory]
    [InlineData("NOTE", "note", "Note")]
    [InlineData("TIP", "tip", "Tip")]
    [InlineData("IMPORTANT", "important", "Important")]
    [InlineData("WARNING", "warning", "Warning")]
    [InlineData("CAUTION", "caution", "Caution")]
    [InlineData("note", "note", "Note")]
    public void Callout_OfEachKind_SaysItInWordsAndKeepsItsText(string written, string kind, string title)
    {
        var page = Markup.Page($"> [!{written}]\n> Some **words**.\n>\n> - one");
        var callout = page.QuerySelector($".callout.callout-{kind}[role=note]")!;

        Assert.Equal(title, callout.QuerySelector(".callout-title")!.TextContent);
        Assert.Equal("words", callout.QuerySelector("strong")!.TextContent);
        Assert.Equal("one", callout.QuerySelector("li")!.TextContent);
        Assert.Null(page.QuerySelector("blockquote"));
    }

    [Fact]
    public void Callout_InAChineseText_HasAChineseTitle() =>
        Assert.Equal("警告", Markup.Page("> [!WARNING]\n> 不要这样做，这是一个警告。").QuerySelector(".callout-title")!.TextContent);

    [Fact]
    public void Quotation_WithAnUnknownMark_StaysOne()
    {
        var page = Markup.Page("> [!SECRET]\n> Words.");

        Assert.Contains("[!SECRET]", page.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".callout"));
    }

    [Fact]
    public void Pictures_OneAfterAnother_AreAGallery_AndAWideOneReachesOut()
    {
        var page = Markup.Page("![a](/a.png)\n![b](/b.png \"B\")\n![c](/c.png){wide}\n\n![d](/d.png){wide}\n\n![e](/e.png) and words");

        Assert.Equal(["a", "b", "c"], page.QuerySelectorAll(".gallery.wide figure.picture img").Select(img => img.GetAttribute("alt")));
        Assert.Equal("B", page.QuerySelector(".gallery figcaption")!.TextContent);
        Assert.Equal("d", page.QuerySelector("body > figure.picture.wide img")!.GetAttribute("alt"));
        Assert.Equal("e", page.QuerySelector("p > img")!.GetAttribute("alt"));
        Assert.DoesNotContain("{wide}", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=1", "youtube.com")]
    [InlineData("https://youtu.be/1", "youtu.be")]
    [InlineData("https://player.vimeo.com/video/1", "vimeo.com")]
    [InlineData("https://m.bilibili.com/video/1", "bilibili.com")]
    public void Embed_OfAKnownPage_IsACardAndLoadsNothing(string address, string host)
    {
        var page = Markup.Page($"![A *film*]({address})");

        Assert.Equal(address, page.QuerySelector("figure.embed a")!.GetAttribute("href"));
        Assert.Equal("A film", page.QuerySelector(".embed-title")!.TextContent);
        Assert.Equal(host, page.QuerySelector(".embed-host")!.TextContent);
        Assert.Null(page.QuerySelector("img, iframe, video"));
    }

    [Theory]
    [InlineData("/media/film.mp4", "video")]
    [InlineData("/media/sound.mp3", "audio")]
    public void Embed_OfTheLibrary_IsPlayed(string address, string element)
    {
        var player = Markup.Page($"![Words]({address})").QuerySelector($"figure.player > {element}[controls]")!;

        Assert.Equal(address, player.GetAttribute("src"));
        Assert.Equal("Words", player.NextElementSibling!.TextContent);
    }

    [Fact]
    public void Feed_OfCalloutsGalleriesAndEmbeds_HasPlainElements()
    {
        var html = Markup.Renderer().Render("> [!TIP]\n> Words.\n\n![a](/a.png)\n![b](/b.png){wide}\n\n![c](/c.png){wide}\n\n![Film](https://youtu.be/1)", "en", forFeed: true).Html;
        var page = Markup.Parse(html);

        Assert.Equal("Tip", page.QuerySelector("blockquote > p > strong")!.TextContent);
        Assert.Equal(3, page.QuerySelectorAll("body > figure > img").Length);
        Assert.Equal("https://youtu.be/1", page.QuerySelector("body > p > a")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector(".callout, .gallery, .wide, [role]"));
    }
}
