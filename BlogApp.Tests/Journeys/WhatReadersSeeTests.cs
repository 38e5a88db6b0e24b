using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Journeys;

/// <summary>An author's change appears immediately on every page, in the search and in the feeds, although all of them are cached.</summary>
public sealed class WhatReadersSeeTests : IAsyncLifetime
{
    /// <summary>Where the article appears, and what identifies it there: its title, or its address where no title is shown.</summary>
    private static readonly string[] Lists = ["/", "/tags/marsupials", "/archive", "/search?q=wombat", "/api/search?q=wombat", "/feed.xml", "/atom.xml", "/feed.json",
        "/tags/marsupials/feed.xml", "/tags/marsupials/atom.xml", "/tags/marsupials/feed.json", "/series/animals", "/articles/neighbor"];

    private StudioServer _studio = null!;

    private BlogServer Server => _studio.Blog;

    public async ValueTask InitializeAsync() => _studio = await StudioServer.StartAsync(("Comments:QuickestSeconds", "0"));

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task ArticleChange_IsVisibleOnEveryPageAtOnce()
    {
        await SaveAsync(null, 0, "neighbor", "The neighbor", "marsupials", "Publish");
        await WarmAsync("wombat");

        var (id, version) = await SaveAsync(null, 0, "wombat", "A wombat at night", "marsupials", "Publish");
        await ShowAsync("A wombat at night", Lists);
        await ShowAsync("/articles/wombat<", "/sitemap.xml");

        version = (await SaveAsync(id, version, "wombat", "A wombat by day", "marsupials")).Version;
        await ShowAsync("A wombat by day", [.. Lists, "/articles/wombat"]);
        await HideAsync("A wombat at night", [.. Lists, "/articles/wombat"]);

        version = (await SaveAsync(id, version, "vombatus", "A wombat by day", "marsupials")).Version;
        await ShowAsync("/articles/vombatus", [.. Lists, "/sitemap.xml"]);
        Assert.Equal(HttpStatusCode.MovedPermanently, await StatusAsync("/articles/wombat"));

        version = (await SaveAsync(id, version, "vombatus", "A wombat by day", "diggers")).Version;
        await ShowAsync("A wombat by day", "/tags/diggers", "/tags/diggers/feed.xml");
        await HideAsync("A wombat by day", "/tags/marsupials", "/tags/marsupials/feed.xml");

        await SaveAsync(id, version, "vombatus", "A wombat by day", "diggers", "Unpublish");
        await HideAsync("A wombat by day", Lists);
        await HideAsync("/articles/vombatus", "/sitemap.xml");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/articles/vombatus"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/tags/diggers"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/tags/diggers/feed.xml"));
    }

    /// <summary>
    /// Killed in the middle of indexing, with another process adding articles: afterwards, published and found articles
    /// are the same.
    /// </summary>
    [Fact]
    public async Task ServerKilledWhileIndexing_IndexAndArticlesAgreeAfterwards()
    {
        await Server.AddArticlesAsync(900);
        await Eventually.Is(async () => await Server.SqlAsync("SELECT count(*) FROM ArticleSearchEntry") > 0);
        await Server.KillAsync();
        var waiting = await Server.SqlAsync("SELECT count(*) FROM ArticleSearchPending");
        Assert.Equal(900 - waiting, await Server.SqlAsync("SELECT count(*) FROM ArticleSearch"));
        await ExecuteAsync("UPDATE Article SET State = 'Trash', Version = Version + 1 WHERE Id % 3 = 0; BEGIN; UPDATE Article SET Title = 'Never', Version = 99; ROLLBACK");

        await Server.StartAgainAsync();

        await Eventually.Is(async () => await Server.SqlAsync("SELECT count(*) FROM ArticleSearchPending") == 0);
        Assert.Equal(600, await Server.SqlAsync("SELECT count(*) FROM ArticleSearch"));
        Assert.Equal(0, await Server.SqlAsync("SELECT count(*) FROM Article a WHERE (a.State = 'Published') <> EXISTS (SELECT 1 FROM ArticleSearch s WHERE s.rowid = a.Id)"));
        Assert.Equal(0, await Server.SqlAsync("SELECT count(*) FROM Article a JOIN ArticleSearchEntry e ON e.ArticleId = a.Id WHERE e.Version <> a.Version"));
    }

    private async Task WarmAsync(string slug)
    {
        foreach (var path in Lists.Append("/sitemap.xml").Append("/articles/" + slug))
            (await Server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancelled)).Dispose();
    }

    private Task ShowAsync(string text, params string[] paths) => AllAsync(paths, body => body.Contains(text, StringComparison.Ordinal), $"“{text}” is shown");

    private Task HideAsync(string text, params string[] paths) => AllAsync(paths, body => !body.Contains(text, StringComparison.Ordinal), $"“{text}” is gone");

    /// <summary>Checks at the first attempt: once the author's request was answered, nothing old may appear.</summary>
    private async Task AllAsync(string[] paths, Func<string, bool> holds, string what)
    {
        foreach (var path in paths)
            Assert.True(holds(Plain(await Server.Client.GetStringAsync(path))), $"{path}: not so: {what}");
    }

    // Highlighting and the parts of the search's JSON interrupt the text.
    private static string Plain(string body) => body.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal)
        .Replace("\",\"marked\":false},{\"text\":\"", "", StringComparison.Ordinal).Replace("\",\"marked\":true},{\"text\":\"", "", StringComparison.Ordinal);

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await Server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        return answer.StatusCode;
    }

    private async Task<(long Id, int Version)> SaveAsync(long? id, int version, string slug, string title, string tag, string then = "Nothing")
    {
        using var answer = await _studio.Client.PostAsJsonAsync("/api/studio/save", new
        {
            id,
            version,
            session = "aaaaaaaaaaaaaaaa",
            kind = "article",
            then,
            fields = new { title, slug, markdown = "Text about a wombat.", language = "en", tags = new[] { tag }, series = "Animals" },
        }, Cancelled);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.True(answer.IsSuccessStatusCode, body.ToString());
        var article = body.GetProperty("article");
        return (article.GetProperty("id").GetInt64(), article.GetProperty("version").GetInt32());
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Server.DataDirectory, "blog.db")};Pooling=False");
        await connection.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
