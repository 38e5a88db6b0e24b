using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys;

/// <summary>The requests of the editor's script, sent without a browser, including requests that no browser would send.</summary>
public sealed partial class EditorRequestsTests(EditorRequestsTests.Studio studio) : IClassFixture<EditorRequestsTests.Studio>
{
    private const string Session = "aaaaaaaaaaaaaaaa";
    private readonly BlogServer _server = studio.Server.Blog;
    private readonly HttpClient _client = studio.Server.Client;

    [Fact]
    public async Task StrangersAndForgedRequests_AreRefused()
    {
        foreach (var (method, path) in new[] { ("GET", "editor"), ("GET", "slug?title=x"), ("POST", "save"), ("POST", "copies"), ("POST", "preview"), ("DELETE", "copies/1") })
        {
            using var request = new HttpRequestMessage(new(method), $"/api/studio/{path}") { Content = method == "POST" ? JsonContent.Create(new { }) : null };
            using var answer = await _server.Client.SendAsync(request, Cancelled);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Found, $"{method} {path}: {answer.StatusCode}");
        }
        using var forger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = studio.Server.Browser.Cookies }) { BaseAddress = _server.Address };
        using var forged = await forger.PostAsJsonAsync("/api/studio/save", Save("forged"), Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains("your text is kept", await forged.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Equal(0, await _server.SqlAsync("SELECT count(*) FROM Article WHERE Slug = 'forged'"));
    }

    [Fact]
    public async Task StudioInChinese_HasNoEnglishTexts()
    {
        var left = new List<string>();
        foreach (var path in new[] { "/studio", "/studio?range=24h", "/studio/articles", "/studio/articles/new", "/studio/pages", "/studio/pages/new", "/studio/articles/7", "/studio/articles/7/revisions",
            "/studio/media", "/studio/media/external", "/studio/comments", "/admin/jobs", "/admin/tasks", "/admin/content", "/admin/system", "/admin/users", "/admin/settings", "/admin/menu", "/admin/banner", "/admin/redirects", "/account/password" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");
            using var answer = await _client.SendAsync(request, Cancelled);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await FormBrowser.HtmlAsync(answer);
            // The server panel shows the system's own name for itself.
            var texts = page.Body!.Descendants<IText>().Where(t => t.ParentElement?.Closest("script, style, code, svg, datalist, kbd, textarea, [data-testid=server-panel] dd") is null).Select(t => t.Data.Trim())
                .Concat(page.Body!.QuerySelectorAll("[aria-label], [placeholder]").SelectMany(e => new[] { e.GetAttribute("aria-label"), e.GetAttribute("placeholder") }).OfType<string>());
            left.AddRange(texts.Where(t => Latin().IsMatch(t) && !Chinese().IsMatch(t) && !Data().IsMatch(t)).Select(t => $"{path}: {t}"));
        }
        Assert.Empty(left.Distinct());
    }

    [Theory]
    [InlineData("save", "not json")]
    [InlineData("save", "{}")]
    [InlineData("save", """{"id":"seven","fields":{}}""")]
    [InlineData("save", """{"id":null,"version":0,"session":"aaaaaaaaaaaa","kind":"neither","fields":{}}""")]
    [InlineData("save", """{"id":null,"version":0,"session":"aaaaaaaaaaaa","kind":77,"fields":{}}""")]
    [InlineData("save", """{"id":null,"version":0,"session":"aaaaaaaaaaaa","kind":"article","fields":{},"then":77}""")]
    [InlineData("save", """{"id":null,"version":0,"session":"aaaaaaaaaaaa","kind":"article","fields":null}""")]
    [InlineData("save", """{"id":null,"version":0,"session":"aaaaaaaaaaaa","kind":"article","fields":{"tags":7}}""")]
    [InlineData("copies", """{"session":"' OR 1=1","seq":1,"fields":{}}""")]
    [InlineData("preview", """{"markdown":7}""")]
    public async Task InvalidJson_IsRefusedWithProblemDetails(string path, string body)
    {
        using var answer = await _client.PostAsync(new Uri($"/api/studio/{path}", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task EmptyForm_Saved_NamesEveryMissingField()
    {
        using var answer = await PostAsync("save", new { id = (long?)null, version = 0, session = Session, kind = "article", fields = new { } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await JsonAsync(answer)).GetProperty("errors");
        Assert.Equal(["language", "slug", "title"], errors.EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SameSaveSentManyTimesAtOnce_MakesOneArticle()
    {
        var copy = await JsonAsync(await PostAsync("copies", new { session = Session, seq = 1, kind = "article", baseVersion = 0, takeOver = true, fields = new { title = "一", slug = "one" } }));
        var request = Save("one") with { CopyId = copy.GetProperty("copyId").GetInt64() };
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PostAsync("save", request)));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict or HttpStatusCode.NotFound, a.StatusCode.ToString()));
        Assert.Equal(1, await _server.SqlAsync("SELECT count(*) FROM Article WHERE Slug LIKE 'one%'"));
    }

    [Fact]
    public async Task TwoMegabytesOfText_AreSaved_AndMoreIsRefusedWithAReason()
    {
        var text = string.Concat(Enumerable.Repeat("恰好 once\n", 200_000));
        using var kept = await PostAsync("copies", new { session = Session, seq = 1, kind = "article", baseVersion = 0, takeOver = true, fields = new { title = "长", markdown = text } });
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        using var saved = await PostAsync("save", Save("long", text));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        using var more = await PostAsync("save", Save("longer", text + text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, more.StatusCode);
        Assert.Contains("2,000,000 at most", await more.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        using var far = await PostAsync("save", Save("farther", new string('x', 17 * 1024 * 1024)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, far.StatusCode);
    }

    private static Request Save(string slug, string markdown = "Text") =>
        new(null, 0, null, Session, "article", new { title = "标题", slug, markdown, language = "en" });

    private sealed record Request(long? Id, int Version, long? CopyId, string Session, string Kind, object Fields);

    private Task<HttpResponseMessage> PostAsync(string path, object body) => _client.PostAsJsonAsync($"/api/studio/{path}", body, Cancelled);

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Shared by all tests of the class.</summary>
    public sealed class Studio : IAsyncLifetime
    {
        internal StudioServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await StudioServer.StartAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex Latin();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    /// <summary>Names, addresses, sizes and words that are the same in every language.</summary>
    [GeneratedRegex(@"^(BlogApp|English|SQLite|Redis|RSS|Markdown|admin|admin@blog\.test|blog\.db|[a-z]+(-[a-z]+)+|https?://\S*|/\S*|[\d.,: ]+ ?(UTC|B|KiB|MiB|GiB))$")]
    private static partial Regex Data();
}
