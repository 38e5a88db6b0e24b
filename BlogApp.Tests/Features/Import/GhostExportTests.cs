using BlogApp.Data.Articles;
using BlogApp.Features.Import.Model;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Import;

public sealed class GhostExportTests : IAsyncLifetime
{
    private const string Export = """
        {"db":[{"meta":{"version":"5.0"},"data":{
        "posts":[
          {"id":"1","title":"First","slug":"first","html":"<p>Hello <strong>you</strong></p><img src=\"__GHOST_URL__/content/a.png\">","status":"published","type":"post","featured":1,"visibility":"public","created_at":"2024-01-01T00:00:00.000Z","updated_at":"2024-03-01T00:00:00.000Z","published_at":"2024-02-01T10:00:00.000Z","custom_excerpt":"Short"},
          {"id":"2","title":"About","slug":"about-me","mobiledoc":"{\"markups\":[[\"em\"],[\"a\",[\"href\",\"https://x.y\"]]],\"cards\":[[\"hr\",{}]],\"sections\":[[1,\"p\",[[0,[0],1,\"Me\"],[0,[1],1,\" link\"]]],[10,0],[3,\"ul\",[[[0,[],0,\"item\"]]]]]}","status":"published","type":"page","published_at":"2024-02-01T10:00:00.000Z"},
          {"id":"3","title":"Secret","slug":"secret","lexical":"{\"root\":{\"type\":\"root\",\"children\":[{\"type\":\"heading\",\"tag\":\"h2\",\"children\":[{\"type\":\"text\",\"text\":\"Head\",\"format\":1}]},{\"type\":\"paragraph\",\"children\":[{\"type\":\"text\",\"text\":\"a < b\",\"format\":0}]}]}}","status":"published","visibility":"paid","published_at":"2024-02-01T10:00:00.000Z"}],
        "tags":[{"id":"t1","name":"Big News","slug":"big-news","description":"All of it"},{"id":"t2","name":"#hidden","slug":"hash-hidden"}],
        "posts_tags":[{"post_id":"1","tag_id":"t1","sort_order":0},{"post_id":"1","tag_id":"t2","sort_order":1}],
        "users":[{"id":"u1","name":"Ada","slug":"ada","email":"ada@x.y"}],
        "posts_authors":[{"post_id":"1","author_id":"u1","sort_order":0}],
        "settings":[{"key":"title","value":"Old ghost"}]}}]}
        """;

    private ContentBlog _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ContentBlog.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task GhostExport_Imported_BringsPostsPagesTagsAndAuthors()
    {
        var report = await _blog.ImportAsync("ghost.json", Export);
        Assert.Equal((2, 1), (report.Of("article").Created, report.Of("page").Created));
        var articles = await _blog.Database.ReadAsync(c => c.Articles.Include(a => a.Tags).Include(a => a.Author).OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(("Hello **you**\n\n![](/content/a.png)\n", true, "Short", "Ada", "big-news", "Big News"),
            (articles[0].Markdown, articles[0].Featured, articles[0].Excerpt, articles[0].Author!.DisplayName, articles[0].Tags.Single().Name, articles[0].Tags.Single().Title));
        Assert.Equal("*Me* [link](https://x.y)\n\n---\n\n- item\n", articles[1].Markdown);
        Assert.Equal((ArticleState.Published, ArticleVisibility.Members, "## **Head**\n\na \\< b\n"), (articles[2].State, articles[2].Visibility, articles[2].Markdown));
        var before = await _blog.SnapshotAsync();
        await _blog.ImportAsync("ghost.json", Export);
        Assert.Equal(before, await _blog.SnapshotAsync());
    }

    [Theory]
    [InlineData("""{"type":"markdown","markdown":"**a** [x](/second/)"}""", "**a** [x](/articles/second)\n")]
    [InlineData("""{"type":"callout","calloutEmoji":"💡","calloutText":"<p>Mind</p>"}""", "> 💡 Mind\n")]
    [InlineData("""{"type":"toggle","heading":"Why?","content":"<p>So</p>"}""", "#### Why?\n\nSo\n")]
    [InlineData("""{"type":"button","buttonText":"Go","buttonUrl":"https://a.b"}""", "[Go](https://a.b)\n")]
    [InlineData("""{"type":"gallery","images":[{"src":"https://a.b/1.png","alt":"one"},{"src":"https://a.b/2.png"}]}""", "![one](https://a.b/1.png)\n\n![](https://a.b/2.png)\n")]
    [InlineData("""{"type":"bookmark","url":"https://a.b","metadata":{"title":"T","description":"D"}}""", "[T](https://a.b)\\\nD\n")]
    [InlineData("""{"type":"codeblock","language":"js","code":"1 < 2"}""", "```js\n1 < 2\n```\n")]
    public async Task GhostCards_Imported_AreMarkdown(string card, string expected)
    {
        var lexical = System.Text.Json.JsonSerializer.Serialize("""{"root":{"type":"root","children":[""" + card + "]}}");
        await _blog.ImportAsync("ghost.json", """{"db":[{"data":{"posts":[{"id":"1","title":"A","slug":"a","status":"published","lexical":""" + lexical + """},{"id":"2","title":"B","slug":"second","html":"<p>b</p>","status":"published"}]}}]}""");
        Assert.Equal(expected, await _blog.Database.ReadAsync(c => c.Articles.Where(a => a.Slug == "a").Select(a => a.Markdown).SingleAsync()));
    }

    [Fact]
    public async Task GhostZip_Imported_BringsItsPicturesAndTheMenu()
    {
        var json = """{"db":[{"data":{"posts":[{"id":"1","title":"A","slug":"a","html":"<p><img src=\"__GHOST_URL__/content/images/size/w600/2024/p.png\" alt=\"P\"></p>","feature_image":"__GHOST_URL__/content/images/2024/p.png","status":"published"}],"settings":[{"key":"navigation","value":"[{\"label\":\"Home\",\"url\":\"/\"},{\"label\":\"A\",\"url\":\"/a/\"},{\"label\":\"Bad\",\"url\":\"javascript:alert(1)\"}]"}]}}]}""";
        var report = await _blog.ImportAsync("ghost.zip", ContentBlog.Zip([("export.json", System.Text.Encoding.UTF8.GetBytes(json)), ("content/images/2024/p.png", BlogApp.Tests.Features.Media.SamplePictures.Png(9, 9))]));
        var article = await _blog.Database.ReadAsync(c => c.Articles.Include(a => a.Cover).SingleAsync());
        Assert.Equal($"![P](/media/{article.Cover!.Name})\n", article.Markdown);
        Assert.Equal([("Home", "/"), ("A", "/articles/a")], await _blog.Database.ReadAsync(async c => (await c.MenuItems.OrderBy(m => m.Position).ToListAsync()).Select(m => (m.Title, m.Address)).ToList()));
        Assert.Equal(1, report.Of("menu").Skipped);
    }

    [Theory]
    [InlineData("""{"db":[{"data":{"posts":[{"id":""", "broken at line")]
    [InlineData("""{"hello":1}""", "no Ghost export")]
    [InlineData("""{"db":[{"data":{"posts":[]}}]}""", "no posts")]
    public async Task BrokenGhostExport_IsRefusedWithAReason(string json, string words)
    {
        var error = await Assert.ThrowsAsync<ContentFormatException>(() => _blog.ImportAsync("ghost.json", json));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}
