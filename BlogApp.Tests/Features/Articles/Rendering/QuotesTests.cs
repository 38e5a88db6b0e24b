using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Tests.Features.Articles.Rendering;

public sealed class QuotesTests
{
    [Theory]
    [InlineData("en", "He said \"it's 'fine'\" twice.", "He said “it’s ‘fine’” twice.")]
    [InlineData("en-GB", "\"One\" (\"two\") \"three\"", "“One” (“two”) “three”")]
    [InlineData("", "\"One\"", "“One”")]
    [InlineData("de", "Er sagte: \"So 'was' gibt's.\"", "Er sagte: „So ‚was‘ gibt’s.“")]
    [InlineData("de-AT", "\"So\"", "„So“")]
    [InlineData("de-CH", "\"So\"", "«So»")]
    [InlineData("fr", "Il dit \"c'est ça\" !", "Il dit «\u202fc’est ça\u202f» !")]
    [InlineData("zh-CN", "他说\"恰好一次\"。\"好\",我说。", "他说“恰好一次”。“好”,我说。")]
    [InlineData("zh-TW", "他說\"好\"。", "他說「好」。")]
    [InlineData("ja", "\"はい\"と言った", "「はい」と言った")]
    [InlineData("pl", "\"Tak\"", "„Tak”")]
    [InlineData("sv", "\"Ja\"", "”Ja”")]
    [InlineData("ru", "Он сказал \"да\".", "Он сказал «да».")]
    [InlineData("en", "'tis the '90s, rock 'n' roll, the dogs' bowls", "’tis the ’90s, rock ’n’ roll, the dogs’ bowls")]
    [InlineData("en", "6' and 12\" wide", "6' and 12\" wide")]
    [InlineData("en", "\"**bold** words\"", "“bold words”")]
    [InlineData("en", "\"`code`\" and \"[link](/x)\"", "“code” and “link”")]
    [InlineData("en", "\"two\nlines\"", "“two\nlines”")]
    [InlineData("en", "\\\"kept\\\" &quot;kept&quot;", "\"kept\" \"kept\"")]
    [InlineData("en", "a \"quotation without an end", "a “quotation without an end")]
    public void StraightQuotes_OfALanguage_BecomeItsOwn(string language, string markdown, string text) =>
        Assert.Equal(text, Markup.Parse(Markup.Renderer().Render(markdown, language).Html).Body!.TextContent.Trim());

    [Theory]
    [InlineData("`\"a\" 'b'`", "code")]
    [InlineData("```\n\"a\" 'b'\n```", "code")]
    [InlineData("```csharp\nvar a = \"a\" + 'b';\n```", "code")]
    [InlineData("    \"a\" 'b'", "code")]
    [InlineData("$\\text{\"a\"'}$", "math")]
    public void StraightQuotes_InCodeAndFormulas_Stay(string markdown, string place)
    {
        var page = Markup.Parse(Markup.Renderer().Render(markdown, "de").Html);

        Assert.DoesNotContain(page.QuerySelector(place)!.TextContent, c => "„“”‚‘’«»".Contains(c));
    }

    [Fact]
    public void StraightQuotes_InHeadingsAndCaptions_BecomeCurly_AndInAddressesStay()
    {
        var article = Markup.Renderer().Render("## The \"end\"\n\n![x](/a.png 'a \"caption\"')\n\nhttps://example.org/it's", "en");
        var page = Markup.Parse(article.Html);

        Assert.Equal("The “end”", Assert.Single(article.Headings).Text);
        Assert.Equal("a “caption”", page.QuerySelector("figcaption")!.TextContent);
        Assert.Equal("https://example.org/it%27s", page.QuerySelector("p a")!.GetAttribute("href"));
    }

    [Fact]
    public void ExcerptOfProse_HasTheQuotesOfTheLanguage() => Assert.Equal("Er sagte „ja“.", ArticleMarkdown.Excerpt("Er sagte \"ja\".", language: "de"));
}
