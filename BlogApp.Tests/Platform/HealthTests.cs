using System.Net;
using System.Text.Json;
using BlogApp.Data;
using BlogApp.Platform.Health;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace BlogApp.Tests.Platform;

public sealed class HealthTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-health-");
    private WebApplication? _app;
    private HealthCheckResult _other = HealthCheckResult.Healthy();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.FullName, "blog.db");

    [Fact]
    public async Task AllChecksHealthy_IsNormal()
    {
        await MigrateAsync();
        using var answer = await AskAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Headers.RetryAfter);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var json = await ReadAsync(answer);
        Assert.Equal("normal", json.GetProperty("status").GetString());
        Assert.Equal("normal", json.GetProperty("checks").GetProperty("sql").GetProperty("status").GetString());
        Assert.True(json.GetProperty("checks").GetProperty("other").GetProperty("milliseconds").GetDouble() >= 0);
    }

    [Fact]
    public async Task OneCheckDegraded_IsDegraded_AndStillReady()
    {
        _other = HealthCheckResult.Degraded("Redis is away.");
        await MigrateAsync();
        using var answer = await AskAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var json = await ReadAsync(answer);
        Assert.Equal("degraded", json.GetProperty("status").GetString());
        Assert.Equal("Redis is away.", json.GetProperty("checks").GetProperty("other").GetProperty("description").GetString());
    }

    [Fact]
    public async Task OneCheckUnhealthy_IsCritical_AndSaysWhenToRetry()
    {
        _other = HealthCheckResult.Unhealthy("The journal cannot be written.", new IOException("/secret/path"));
        await MigrateAsync();
        using var answer = await AskAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter?.Delta);
        Assert.Equal("critical", (await ReadAsync(answer)).GetProperty("status").GetString());
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatabaseAway_IsCritical_ButStillAlive()
    {
        using var ready = await AskAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        var sql = (await ReadAsync(ready)).GetProperty("checks").GetProperty("sql");
        Assert.Equal("critical", sql.GetProperty("status").GetString());
        Assert.StartsWith("The database file cannot be opened.", sql.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.True(sql.GetProperty("faults").GetInt64() > 0);

        using var live = await AskAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal("normal", (await ReadAsync(live)).GetProperty("status").GetString());
    }

    private async Task<HttpResponseMessage> AskAsync(string address)
    {
        if (_app is null)
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            builder.Services.AddRoutingCore();
            builder.Services.AddSingleton(TimeProvider.System).AddStores().AddBlogDatabase(_ => Database, SqlExecutionStrategy.Use);
            builder.Services.AddHealth();
            builder.Services.AddHealthChecks().AddCheck("other", () => _other);
            _app = builder.Build();
            _app.MapHealth();
            await _app.StartAsync(Token);
        }
        using var client = new HttpClient();
        return await client.GetAsync(new Uri(new Uri(_app.Urls.First()), address), Token);
    }

    private async Task MigrateAsync()
    {
        await using var context = new BlogDbContext(new DbContextOptionsBuilder<BlogDbContext>().UseSqlite($"Data Source={Database}").Options);
        await context.Database.MigrateAsync(Token);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
