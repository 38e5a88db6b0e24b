using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BlogApp.Data.Accounts;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Reader;

/// <summary>An author's page and feeds on a running server, and the ways that lead there.</summary>
public sealed class AuthorPageTests(ReaderPagesTests.Blog blog) : IClassFixture<ReaderPagesTests.Blog>, IAsyncLifetime
{
    private const string Author = "/authors/ada-script-lovelace";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (await blog.Database.ReadAsync(context => context.FormerAuthorSlugs.AnyAsync(Stop)))
            return;
        await blog.Database.SaveAsync(context =>
        {
            var ada = context.Users.Single(user => user.DisplayName.StartsWith("Ada"));
            ada.Biography = "Writes **programs** for machines.";
            ada.Links = "https://example.org/ada";
            return context.FormerAuthorSlugs.Add(new FormerAuthorSlug { Slug = "countess", UserId = ada.Id });
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task AuthorPage_HasNameTextLinksAndArticles_WithPages()
    {
        var page = await OpenAsync(Author);
        Assert.Equal("Ada </script> Lovelace", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("programs", page.QuerySelector(".biography strong")!.TextContent);
        Assert.Equal("https://example.org/ada", page.QuerySelector("a[rel=me]")!.GetAttribute("href"));
        Assert.StartsWith("Writes programs", page.QuerySelector("meta[name=description]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Equal(10, page.QuerySelectorAll(".entries > li").Length);
        Assert.NotNull(page.QuerySelector($"a[rel=next][href='{Author}?page=2']"));
        var second = await OpenAsync(Author + "?page=2");
        Assert.Equal(4, second.QuerySelectorAll(".entries > li").Length);
        Assert.Equal($"https://blog.example.org{Author}?page=2", second.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task AuthorPage_TellsSearchEngines_WhoItIsAbout()
    {
        var page = await OpenAsync(Author);
        var profile = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal("ProfilePage", profile.GetProperty("@type").GetString());
        var person = profile.GetProperty("mainEntity");
        Assert.Equal(("Person", "Ada </script> Lovelace", "https://blog.example.org" + Author),
            (person.GetProperty("@type").GetString(), person.GetProperty("name").GetString(), person.GetProperty("url").GetString()));
        Assert.Equal("https://example.org/ada", person.GetProperty("sameAs")[0].GetString());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/articles/article-1")]
    [InlineData("/tags/c%23")]
    [InlineData("/search?q=article")]
    public async Task NamesOfAuthors_LeadToTheirPage(string path)
    {
        var page = await OpenAsync(path);
        Assert.NotEmpty(page.QuerySelectorAll(".author"));
        Assert.All(page.QuerySelectorAll(".author"), author => Assert.Equal(Author, author.QuerySelector("a[rel=author]")?.GetAttribute("href")));
        foreach (var data in page.QuerySelectorAll("script[type='application/ld+json']").Where(script => script.TextContent.Contains("BlogPosting", StringComparison.Ordinal)))
            Assert.Equal("https://blog.example.org" + Author, JsonDocument.Parse(data.TextContent).RootElement.GetProperty("author").GetProperty("url").GetString());
    }

    [Fact]
    public async Task FeedsOfAnAuthor_ListTheArticles_AndThePageNamesThem()
    {
        var page = await OpenAsync(Author);
        foreach (var file in (string[])["feed.xml", "atom.xml", "feed.json"])
        {
            Assert.NotNull(page.QuerySelector($"link[rel=alternate][href='{Author}/{file}']"));
            Assert.Contains("https://blog.example.org/articles/article-3", await blog.Server.Client.GetStringAsync($"{Author}/{file}", Stop), StringComparison.Ordinal);
        }
        var channel = XDocument.Parse(await blog.Server.Client.GetStringAsync(Author + "/feed.xml", Stop)).Root!.Element("channel")!;
        Assert.StartsWith("Ada </script> Lovelace · ", channel.Element("title")!.Value, StringComparison.Ordinal);
        Assert.Equal("https://blog.example.org" + Author, channel.Element("link")!.Value);
        var json = JsonDocument.Parse(await blog.Server.Client.GetStringAsync("/feed.json", Stop)).RootElement;
        Assert.Equal("https://blog.example.org" + Author, json.GetProperty("items")[0].GetProperty("authors")[0].GetProperty("url").GetString());
    }

    [Theory]
    [InlineData("/authors/countess", Author)]
    [InlineData("/authors/countess?page=2", Author + "?page=2")]
    [InlineData("/authors/countess/feed.xml", Author + "/feed.xml")]
    public async Task FormerAddressOfAnAuthor_LeadsToThePresentOne(string path, string present)
    {
        using var answer = await blog.Server.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Equal((HttpStatusCode.MovedPermanently, present), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Sitemap_HasTheAuthorPage() =>
        Assert.Contains($"<loc>https://blog.example.org{Author}</loc>", await blog.Server.Client.GetStringAsync("/sitemap.xml", Stop), StringComparison.Ordinal);

    [Fact]
    public async Task AuthorPage_AskedForAgain_ComesFromTheCache()
    {
        await OpenAsync(Author);
        // Nobody told the server.
        await blog.Database.ExecuteAsync("UPDATE User SET Biography = 'Another.'");
        var again = await OpenAsync(Author);
        await blog.Database.ExecuteAsync("UPDATE User SET Biography = 'Writes **programs** for machines.'");
        Assert.Equal("programs", again.QuerySelector(".biography strong")?.TextContent);
    }

    private async Task<IDocument> OpenAsync(string path) => await new HtmlParser().ParseDocumentAsync(await blog.Server.Client.GetStringAsync(path, Stop));
}
