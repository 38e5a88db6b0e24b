using System.Diagnostics;
using System.Globalization;
using System.Text;
using BlogApp.Benchmarks.Servers;
using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Analytics;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Data.Articles;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Analytics.History;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Features.Dashboard.Panels;
using BlogApp.Features.Dashboard.Tiles;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BlogApp.Benchmarks;

/// <summary>A blog with a year of history and 97 million views: the dashboard's queries, and how such a blog starts.</summary>
internal static class Year
{
    private const int Articles = 500;
    private const int Hours = 365 * 24;
    private const long Views = 97_000_000;

    // Anonymous readers exist for a day; the start and the end of a day deal with those of the last weeks.
    private const int Readers = 5_000_000;
    private const int Runs = 100;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("blog-year-");
        var file = Path.Combine(folder.FullName, "blog.db");
        await using var services = new ServiceCollection().AddBlogDatabase(_ => file).BuildServiceProvider();
        var writer = services.GetRequiredService<SqliteWriter>();
        await Schema.CreateAsync(writer);
        await FillAsync(services, writer);
        var stored = await Schema.ViewsAsync(file);

        var contexts = services.GetRequiredService<IDbContextFactory<BlogDbContext>>();
        var now = LiveSnapshot.Empty with { At = TimeProvider.System.GetUtcNow() };
        var minutes = new MinuteHistory(services.GetRequiredService<IMinuteStore>(), new StoreHealth(TimeProvider.System, NullLogger<StoreHealth>.Instance));
        var site = new ServiceCollection().AddOptions().Configure<SiteSettings>(_ => { }).BuildServiceProvider().GetRequiredService<IOptionsMonitor<SiteSettings>>();
        var rows = new StringBuilder();
        var worst = 0.0;
        // Each read is a fresh one, as after the interval in which all dashboards share one.
        await MeasureAsync("today's and yesterday's numbers and sources", () => new TodayQuery(contexts, site, NullLogger<TodayQuery>.Instance).AtAsync(now.At, null));
        await MeasureAsync("every request accounted for, today and all time", () => new AccountingQuery(contexts, NullLogger<AccountingQuery>.Instance).ReadAsync(now));
        await MeasureAsync("the charts of the past 24 hours", () => minutes.LastDayAsync(now.At, CancellationToken.None));
        var budgeted = worst;
        await MeasureAsync("what a live store starts from (start and rebuild only)", () => Task.Run(() => new LiveBaseReader(services.GetRequiredService<ICountStore>(), TimeProvider.System).Read()), runs: 10);

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var port = Child.FreePort();
        var starting = Stopwatch.StartNew();
        await using (await Blog.StartAsync(folder.FullName, port))
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
            (await client.GetAsync(new Uri("/", UriKind.Relative))).EnsureSuccessStatusCode();
            starting.Stop();
        }
        await Results.WriteAsync("year.md", string.Create(CultureInfo.InvariantCulture, $"""
            # A year

            {stored:N0} views of {Articles} articles in {Hours:N0} hours, {Readers:N0} readers of the last weeks, {new FileInfo(file).Length >> 20:N0} MiB of SQLite; {Environment.ProcessorCount} cores.

            | what is asked | p50 ms | p95 ms |
            | --- | ---: | ---: |
            {rows.ToString().TrimEnd()}

            The slowest question of the dashboard takes {budgeted:N1} ms at the 95th percentile (budget: 100 ms). The server starts on this database and sends its first page after {starting.Elapsed.TotalSeconds:N2} s.

            """));
        folder.Delete(recursive: true);
        return budgeted < 100 ? 0 : 1;

        async Task MeasureAsync(string what, Func<Task> ask, int runs = Runs)
        {
            var times = new List<double>();
            for (var run = -3; run < runs; run++)
            {
                var started = Stopwatch.GetTimestamp();
                await ask();
                if (run >= 0)
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            times.Sort();
            var p95 = times[times.Count * 95 / 100];
            worst = Math.Max(worst, p95);
            rows.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {times[times.Count / 2]:N1} | {p95:N1} |");
        }
    }

    private static async Task FillAsync(IServiceProvider services, SqliteWriter writer)
    {
        await using (var context = await services.GetRequiredService<IDbContextFactory<BlogDbContext>>().CreateDbContextAsync())
        {
            var author = new BlogUser { UserName = "ada", DisplayName = "Ada", SecurityStamp = "ada" };
            var at = TimeProvider.System.GetUtcNow().UtcDateTime.AddYears(-1);
            context.Articles.AddRange(Enumerable.Range(1, Articles).Select(i => new Article
            {
                Slug = $"article-{i}", Title = $"Article {i}", Excerpt = "", Markdown = $"Text of article {i}.", Language = "en", Author = author,
                State = ArticleState.Published, CreatedAt = at, UpdatedAt = at, PublishedAt = at, Version = 1,
            }));
            await context.SaveChangesAsync();
        }
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var first = now / 3600 * 3600 - (Hours - 1) * 3600L;
        var each = Views / Articles / Hours;
        using var filling = await writer.EnterAsync(CancellationToken.None);
        await using var command = filling.Connection.CreateCommand();
        command.CommandTimeout = 0;
        // A few popular articles have most of the views, as usual.
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            BEGIN;
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {Hours - 1})
            INSERT INTO ArticleHour SELECT a.Id, {first} + 3600 * n.i, {each} + CASE WHEN a.Id <= {Articles / 10} THEN {Views / Hours / (Articles / 10)} - {each * 10} ELSE 0 END FROM n CROSS JOIN Article a;
            INSERT INTO SiteHour SELECT Hour, sum(Views), sum(Views) / 3 FROM ArticleHour GROUP BY Hour;
            INSERT INTO SiteMinute SELECT h.Hour + 60 * m.value, h.Views / 60 FROM SiteHour h JOIN json_each('[{string.Join(',', Enumerable.Range(0, 60))}]') m WHERE h.Hour >= {now - 2 * 86_400};
            INSERT INTO PresenceMinute SELECT Minute, Views / 10 FROM SiteMinute;
            INSERT INTO CacheMinute SELECT Minute, r.value, Views, 1, 1, 0 FROM SiteMinute JOIN json_each('["article","list","tag","ranking","feed","page"]') r;
            INSERT INTO SkippedHour SELECT Hour, r.value, Views / 5 FROM SiteHour JOIN json_each('["bot","prefetch","preview","owner","head"]') r;
            WITH RECURSIVE d(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM d WHERE i < 364)
            INSERT INTO FacetDay SELECT a.Id, {first / 86_400 * 86_400} + 86400 * d.i, json_extract(f.value, '$[0]'), json_extract(f.value, '$[1]'), 80
                FROM d CROSS JOIN Article a JOIN json_each('[["browser","Firefox"],["browser","Chrome"],["browser","Safari"],["os","Linux"],["os","Windows"],["device","desktop"],["device","mobile"],["language","en"],["language","zh"],["referrer","example.org"]]') f;
            WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < {Readers})
            INSERT INTO ArticleReader SELECT 1 + i % {Articles}, 1 + i * 2654435761 % 4611686018427387904, 2, {now} - i % 2592000, {now} - i % 2592000 FROM r;
            UPDATE Article SET Views = (SELECT sum(Views) FROM ArticleHour WHERE ArticleId = Id), Readers = (SELECT count(*) FROM ArticleReader WHERE ArticleId = Id);
            COMMIT;
            """);
        await command.ExecuteNonQueryAsync();
    }
}
