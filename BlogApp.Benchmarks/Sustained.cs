using System.Globalization;
using System.Text;
using BlogApp.Benchmarks.Load;
using BlogApp.Benchmarks.Servers;

namespace BlogApp.Benchmarks;

/// <summary>As many counted page views as possible for a minute, with persisting on: the rate, and whether memory stays flat.</summary>
internal static class Sustained
{
    private const int Seconds = 60;
    private const string Slug = "cron-in-plain-words";

    public static async Task<int> RunAsync()
    {
        var report = new StringBuilder();
        report.AppendLine("# Sustained views\n");
        report.AppendLine(CultureInfo.InvariantCulture, $"One cached article page, each view counted and persisted meanwhile, for {Seconds} s after 10 s of warming up; wrk, 64 connections, {Environment.ProcessorCount} cores shared with it. Memory is the server's resident set every ten seconds.\n");
        report.AppendLine("| live store | views/s | answered | counted | in SQL within 5 s of the end | memory MiB |");
        report.AppendLine("| --- | ---: | ---: | ---: | ---: | --- |");
        foreach (var redis in new[] { false, true })
            report.AppendLine(await MeasureAsync(redis));
        await Results.WriteAsync("sustained.md", report.ToString());
        return 0;
    }

    private static async Task<string> MeasureAsync(bool withRedis)
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-");
        await using var redis = withRedis ? await Redis.StartAsync(folder.FullName) : null;
        var port = Child.FreePort();
        await using var blog = await Blog.StartAsync(folder.FullName, port, redis?.Address ?? "");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var url = $"http://127.0.0.1:{port}/articles/{Slug}";
        await Wrk.RunAsync(url, 10);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var before = (await Stats.OfAsync(client, Slug)).Views;

        var memory = new List<long>();
        var running = Wrk.RunAsync(url, Seconds);
        for (var second = 0; second < Seconds; second += 10)
        {
            memory.Add(blog.MemoryMegabytes);
            await Task.Delay(TimeSpan.FromSeconds(10));
        }
        var result = await running;
        memory.Add(blog.MemoryMegabytes);
        await Task.Delay(TimeSpan.FromSeconds(5));
        var after = await Stats.OfAsync(client, Slug);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {(withRedis ? "redis" : "embedded")} | {result.PerSecond:N0} | {result.Requests:N0} | {after.Views - before:N0} | {after.PersistedViews - before:N0} | {string.Join(", ", memory)} |");
    }
}
