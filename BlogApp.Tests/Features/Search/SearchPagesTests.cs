using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using BlogApp.Features.PageCache;
using BlogApp.Tests.Features.Reader;
using BlogApp.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace BlogApp.Tests.Features.Search;

/// <summary>The results page, and the answers for search while typing, of a running server.</summary>
public sealed class SearchPagesTests(ReaderPagesTests.Blog blog) : IClassFixture<ReaderPagesTests.Blog>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SearchPage_ShowsMarkedResults_AndIsCanonicalWithoutItsQuery()
    {
        var page = await OpenAsync("/search?q=article-12");

        Assert.Equal("/articles/article-12", page.QuerySelector(".found h2 a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector(".found mark"));
        Assert.StartsWith("Ada </script> Lovelace", page.QuerySelector(".found .facts-line")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".found .facts-line time"));
        Assert.Equal("article-12", page.QuerySelector("main input[name=q]")!.GetAttribute("value"));
        Assert.Equal("https://blog.example.org/search", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("%00%22*NEAR(")]
    public async Task HostileQuery_Searched_IsShownAsText(string typed)
    {
        var page = await OpenAsync("/search?q=" + (typed.StartsWith('%') ? typed : Uri.EscapeDataString(typed)));

        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent.Contains("alert", StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("[onerror]"));
    }

    [Fact]
    public async Task OverlongQuery_Searched_IsAnswered() => await OpenAsync("/search?q=" + new string('x', 7_000));

    [Fact]
    public async Task SearchApi_GivesMarkedTextParts_AndNoDrafts()
    {
        var found = JsonDocument.Parse(await blog.Server.Client.GetStringAsync(new Uri("/api/search?q=hundred+and+twenty", UriKind.Relative), Cancelled)).RootElement;
        var hit = found.GetProperty("results")[0];
        Assert.Equal("/articles/long-title", hit.GetProperty("url").GetString());
        Assert.Contains("<b>though</b>", string.Concat(hit.GetProperty("title").EnumerateArray().Select(part => part.GetProperty("text").GetString())), StringComparison.Ordinal);
        Assert.Contains(hit.GetProperty("title").EnumerateArray(), part => part.GetProperty("marked").GetBoolean());

        var draft = await blog.Server.Client.GetStringAsync(new Uri("/api/search?q=draft", UriKind.Relative), Cancelled);
        Assert.DoesNotContain("/articles/draft\"", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingPage_OffersArticlesFoundByItsName()
    {
        var answer = await blog.Server.Client.GetAsync(new Uri("/somewhere/hundred-twenty.html", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/articles/long-title", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search", "?q=a", true)]
    [InlineData("/Search", "?q=", true)]
    [InlineData("/search", "", false)]
    [InlineData("/search", "?page=2", false)]
    [InlineData("/", "?q=a", false)]
    public void SearchWithQuery_IsRecognized_SoThatItIsNotCached(string path, string query, bool isSearch) =>
        Assert.Equal(isSearch, PageRequestRules.IsSearch(new DefaultHttpContext { Request = { Path = path, QueryString = new(query) } }.Request));

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> OpenAsync(string path)
    {
        // After a start, the index is complete within a second.
        await Eventually.Is(async () => await blog.Database.NumberAsync("SELECT count(*) FROM ArticleSearchEntry") >= 14);
        var answer = await blog.Server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancelled));
    }
}
