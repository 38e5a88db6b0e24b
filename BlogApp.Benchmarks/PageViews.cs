using System.Globalization;
using System.Text.RegularExpressions;
using System.Text;
using BlogApp.Benchmarks.Load;
using BlogApp.Benchmarks.Servers;

namespace BlogApp.Benchmarks;

/// <summary>
/// A cached, counted article page compared with a bare Kestrel endpoint that sends the same bytes, measured alternately
/// in pairs, on each live store. Afterwards every answered request must be a counted view.
/// </summary>
internal static partial class PageViews
{
    private const int Seconds = 6;
    private const int WantedBytes = 21_000;

    public static async Task<int> RunAsync(int rounds)
    {
        var report = new StringBuilder();
        report.AppendLine("# Page views\n");
        report.AppendLine(CultureInfo.InvariantCulture, $"Cached article page, each view counted, against bare Kestrel sending the same bytes. wrk, 64 connections, {Seconds} s a run, {rounds} pairs in turn, on {Environment.ProcessorCount} cores shared with the load generator. The medians and their ratio count; absolute figures drift with the machine.\n");
        report.AppendLine("| live store | page bytes | bare req/s | blog req/s | blog / bare | pairs min to max | blog p99 | answered | counted | memory MiB first to last round |");
        report.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var redis in new[] { false, true })
            report.AppendLine(await MeasureAsync(redis, rounds));
        await Results.WriteAsync("page-views.md", report.ToString());
        return 0;
    }

    private static async Task<string> MeasureAsync(bool withRedis, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-");
        await using var redis = withRedis ? await Redis.StartAsync(folder.FullName) : null;
        var port = Child.FreePort();
        await using var blog = await Blog.StartAsync(folder.FullName, port, redis?.Address ?? "");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var slug = await SlugAsync(client);
        var page = await client.GetByteArrayAsync(new Uri($"/articles/{slug}", UriKind.Relative));
        var file = Path.Combine(folder.FullName, "page.html");
        await File.WriteAllBytesAsync(file, page);

        var barePort = Child.FreePort();
        await using var bare = await Child.StartAsync("dotnet", [typeof(PageViews).Assembly.Location, "bare", $"{barePort}", file], barePort);
        var (bareUrl, blogUrl) = ($"http://127.0.0.1:{barePort}/articles/{slug}", $"http://127.0.0.1:{port}/articles/{slug}");
        await Wrk.RunAsync(bareUrl, Seconds);
        var before = (await Stats.OfAsync(client, slug)).Views;
        var answered = (await Wrk.RunAsync(blogUrl, Seconds)).Requests;

        var (bares, blogs, ratios, memory) = (new List<double>(), new List<double>(), new List<double>(), new List<long>());
        var p99 = "";
        for (var round = 0; round < rounds; round++)
        {
            var reference = await Wrk.RunAsync(bareUrl, Seconds);
            var measured = await Wrk.RunAsync(blogUrl, Seconds);
            answered += measured.Requests;
            bares.Add(reference.PerSecond);
            blogs.Add(measured.PerSecond);
            ratios.Add(measured.PerSecond / reference.PerSecond);
            memory.Add(blog.MemoryMegabytes);
            p99 = measured.P99;
            Console.WriteLine($"{(withRedis ? "redis" : "embedded")} {round + 1}/{rounds}: bare {reference.PerSecond:N0}/s, blog {measured.PerSecond:N0}/s, {measured.PerSecond / reference.PerSecond:P1}");
        }
        await Task.Delay(1500);
        var counted = (await Stats.OfAsync(client, slug)).Views - before;
        return string.Create(CultureInfo.InvariantCulture,
            $"| {(withRedis ? "redis" : "embedded")} | {page.Length:N0} | {Median(bares):N0} | {Median(blogs):N0} | {Median(ratios):P1} | {ratios.Min():P1} to {ratios.Max():P1} | {p99} | {answered:N0} | {counted:N0} | {memory[0]} to {memory[^1]} |");
    }

    /// <summary>The sample article whose page is closest to the size in the budget.</summary>
    private static async Task<string> SlugAsync(HttpClient client)
    {
        var feed = await client.GetStringAsync(new Uri("/feed.xml", UriKind.Relative));
        var sizes = new Dictionary<string, int>();
        foreach (Match link in ArticleLink().Matches(feed))
            sizes[link.Groups[1].Value] = (await client.GetByteArrayAsync(new Uri($"/articles/{link.Groups[1].Value}", UriKind.Relative))).Length;
        return sizes.MinBy(s => Math.Abs(s.Value - WantedBytes)).Key;
    }

    [GeneratedRegex("<link>[^<]*/articles/([^<]+)</link>")]
    private static partial Regex ArticleLink();

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
