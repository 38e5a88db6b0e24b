using System.Net;
using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Journeys.Outages;

/// <summary>Another process (the test's own) locks the server's database.</summary>
public sealed class SqlOutageTests : IAsyncLifetime
{
    private const string AdminEmail = "admin@blog.test";
    private const string AdminPassword = "four unrelated words here";

    // The index's header is stored twice.
    private const int HeaderBytes = 2 * 48;

    private BlogServer _server = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_server.DataDirectory, "blog.db");

    public async ValueTask InitializeAsync()
    {
        _server = await BlogServer.StartAsync(("Bootstrap:AdminEmail", AdminEmail), ("Bootstrap:AdminPassword", AdminPassword));
        await _server.AddArticlesAsync(4);
        // Once they can be found, the search index evicts no more pages.
        (await _server.Client.GetAsync(new Uri("/search?q=article", UriKind.Relative), Cancelled)).Dispose();
        // Closing any of this process's handles on the files would release its locks.
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task DatabaseLocked_CachedPagesAreServedAndCounted_AndOthersSayWhenToRetry()
    {
        Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync("article-1"));
        (await _server.Client.GetAsync(new Uri("/", UriKind.Relative), Cancelled)).Dispose();
        using (await LockAsync())
        {
            // Several times, because the first request may wait for the lock before the breaker opens.
            for (var i = 0; i < 3; i++)
                await IsAwayAsync("/articles/article-2", "text/html");
            await IsAwayAsync("/api/articles/article-1/stats", "application/problem+json");
            await IsAwayAsync("/feed.xml", "text/html");
            // Whether an article had this address cannot be asked, so it is the home page.
            using (var home = await _server.Client.GetAsync(new Uri("/?p=12", UriKind.Relative), Cancelled))
                Assert.Equal(HttpStatusCode.OK, home.StatusCode);
            // An address that cannot be a page can be reported as missing without the database.
            using (var missing = await _server.Client.GetAsync(new Uri("/no/such/address", UriKind.Relative), Cancelled))
                Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
            Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync("article-1"));
            Assert.Equal("critical", await _server.GradeAsync("sql"));
            var entry = await _server.StoreAsync("sql");
            Assert.Contains("locked by another process", entry.GetProperty("description").GetString(), StringComparison.Ordinal);
            using var live = await _server.Client.GetAsync(new Uri("/health/live", UriKind.Relative), Cancelled);
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }
        await _server.IsAsync("sql", "normal");
        Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync("article-2"));
        Assert.Equal(0, await _server.StopAsync());
        Assert.Equal(3, await _server.SqlAsync("SELECT sum(Views) FROM Article"));
    }

    [Fact]
    public async Task DatabaseLockedForWriting_PagesAreServedAndCounted_AndViewsPersistedLater()
    {
        await using (var other = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            await other.OpenAsync(Cancelled);
            await using var locked = other.CreateCommand();
            // The search index has something to catch up with, but cannot.
            locked.CommandText = "UPDATE Article SET Excerpt = 'changed'; BEGIN IMMEDIATE";
            await locked.ExecuteNonQueryAsync(Cancelled);
            using (var found = await _server.Client.GetAsync(new Uri("/api/search?q=text", UriKind.Relative), Cancelled))
                Assert.Equal(HttpStatusCode.OK, found.StatusCode);
            Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync("article-1"));
            Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync("article-2"));
            await Eventually.Is(async () => await _server.GradeAsync("sqlWriting") == "degraded", TimeSpan.FromSeconds(90), "sqlWriting is degraded");
            Assert.Equal("normal", await _server.GradeAsync("sql"));
        }
        await Eventually.Is(async () => await _server.GradeAsync("sqlWriting") == "normal", TimeSpan.FromSeconds(90), "sqlWriting is normal");
        Assert.Equal(0, await _server.StopAsync());
        Assert.Equal(2, await _server.SqlAsync("SELECT sum(Views) FROM Article"));
    }

    [Fact]
    public async Task DatabaseLocked_CachedPage_IsServedRepeatedly()
    {
        Assert.Equal(HttpStatusCode.OK, (await _server.ReadAsync("article-3")).Status);
        using (await LockAsync())
        {
            for (var i = 0; i < 20; i++)
                Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync("article-3"));
        }
        await _server.IsAsync("sql", "normal");
    }

    [Fact]
    public async Task DatabaseLocked_AdminStillSeesTheReason()
    {
        using var admin = new FormBrowser(_server.Address);
        (await admin.SignInAsync(AdminEmail, AdminPassword)).Dispose();
        using (await LockAsync())
        {
            for (var i = 0; i < 2; i++)
                await IsAwayAsync("/articles/article-2", "text/html");
            using var page = await admin.GetAsync("/admin/system");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            var shown = await FormBrowser.HtmlAsync(page);
            Assert.Equal("critical", shown.QuerySelector("[data-testid=store-sql]")?.GetAttribute("data-grade"));
            Assert.Contains("locked by another process", shown.QuerySelector("[data-testid=store-banner]")?.TextContent, StringComparison.Ordinal);
            using var list = await admin.GetAsync("/studio/articles");
            Assert.Contains("This page has to wait", await list.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }
    }

    private async Task IsAwayAsync(string address, string type)
    {
        using var answer = await _server.Client.GetAsync(new Uri(address, UriKind.Relative), Cancelled);
        var body = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        if (type == "text/html")
            Assert.Contains("We will be right back", body, StringComparison.Ordinal);
        else
            Assert.Equal(503, JsonDocument.Parse(body).RootElement.GetProperty("status").GetInt32());
    }

    /// <summary>
    /// Imitates a process that hangs in the middle of recovering the write-ahead log. Its index is invalid and locked,
    /// so nobody can read or write until this is disposed. The next reader then recovers it.
    /// </summary>
    private async Task<FileStream> LockAsync()
    {
        var index = new FileStream(Database + "-shm", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        await Eventually.Is(() => TryLock(index));
        index.Write(new byte[HeaderBytes]);
        index.Flush();
        return index;
    }

    private static bool TryLock(FileStream index)
    {
        try
        {
            // https://www.sqlite.org/walformat.html#the_wal_index_file_format: write, checkpoint and recovery lock.
            if (!OperatingSystem.IsMacOS())
                index.Lock(120, 3);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
