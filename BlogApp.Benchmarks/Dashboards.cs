using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using BlogApp.Benchmarks.Servers;

namespace BlogApp.Benchmarks;

/// <summary>What open dashboards cost the server: each is a circuit that shows every sample.</summary>
internal static partial class Dashboards
{
    private const int Seconds = 20;
    private const int Before = 20;

    // The resident set has in it what the collector has not got round to: one run says 100 KiB more than another.
    private const int Runs = 5;
    private const string Email = "admin@blog.example", Password = "four unrelated words here";

    public static async Task<int> RunAsync(int dashboards)
    {
        var runs = new List<Run>();
        for (var i = 0; i < Runs; i++)
            runs.Add(await OnceAsync(dashboards));
        var all = Before + dashboards;
        await Results.WriteAsync("dashboards.md", string.Create(CultureInfo.InvariantCulture, $"""
            # Open dashboards

            Circuits of `/studio`, whose browsers acknowledge every render, measured over {Seconds} s; they live in another process on the same {Environment.ProcessorCount} cores. Memory is the server's resident set.

            | run | {Before} dashboards, MiB | {all} dashboards, MiB | a further one, KiB | {Before} dashboards, of a core | {all} dashboards, of a core |
            | ---: | ---: | ---: | ---: | ---: | ---: |
            {string.Join('\n', runs.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"| {i + 1} | {r.MemoryBefore} | {r.Memory} | {r.Each:N0} | {r.Idle:P1} | {r.Busy:P1} |")))}

            Each was sent {Median(r => r.Renders):N1} renders a second. A further dashboard costs {Median(r => r.Each):N0} KiB in the median (budget: 400 KB) and {Median(r => (r.Busy - r.Idle) / dashboards):P2} of a core (budget: 2 %).

            """));
        return 0;

        double Median(Func<Run, double> of) => runs.Select(of).Order().ElementAt(runs.Count / 2);
    }

    private static async Task<Run> OnceAsync(int dashboards)
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-");
        var port = Child.FreePort();
        // Development: without https a client that is no browser sends no secure cookie.
        await using var blog = await Blog.StartAsync(folder.FullName, port, settings:
            [("ASPNETCORE_ENVIRONMENT", "Development"), ("Bootstrap__AdminEmail", Email), ("Bootstrap__AdminPassword", Password)]);
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = new Uri($"http://localhost:{port}") };
        await SignInAsync(client);

        // The first ones bring the code into memory; what each further one costs is asked.
        var open = new List<OpenDashboard>();
        await OpenAsync(Before);
        var (idle, memoryBefore) = await MeasureAsync();
        await OpenAsync(dashboards);
        var renders = open.Sum(d => d.Renders);
        var (busy, memory) = await MeasureAsync();
        renders = open.Sum(d => d.Renders) - renders;
        foreach (var dashboard in open)
            await dashboard.DisposeAsync();

        return new Run(memoryBefore, memory, (memory - memoryBefore) * 1024.0 / dashboards, idle, busy, (double)renders / Seconds / open.Count);

        async Task OpenAsync(int count)
        {
            for (var i = 0; i < count; i++)
                open.Add(await OpenDashboard.OpenAsync(client, cookies));
            await Task.Delay(TimeSpan.FromSeconds(10));
            if (open.Exists(d => d.Renders < 2))
                throw new InvalidOperationException("A dashboard was opened and does not move.");
        }

        async Task<(double Core, long Megabytes)> MeasureAsync()
        {
            var before = blog.ProcessorTime;
            await Task.Delay(TimeSpan.FromSeconds(Seconds));
            return ((blog.ProcessorTime - before) / TimeSpan.FromSeconds(Seconds), blog.MemoryMegabytes);
        }
    }

    private static async Task SignInAsync(HttpClient client)
    {
        var address = new Uri("/account/login", UriKind.Relative);
        var page = await client.GetStringAsync(address);
        var fields = Hidden().Matches(page).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)))
            .Concat([KeyValuePair.Create("Form.Email", Email), KeyValuePair.Create("Form.Password", Password)]);
        using var form = new FormUrlEncodedContent(fields.DistinctBy(f => f.Key));
        using var answer = await client.PostAsync(address, form);
        answer.EnsureSuccessStatusCode();
    }

    /// <param name="MemoryBefore">MiB with the first dashboards open.</param>
    /// <param name="Memory">MiB with all of them open.</param>
    /// <param name="Each">KiB of each further dashboard.</param>
    /// <param name="Idle">Of a core, with the first ones.</param>
    /// <param name="Busy">Of a core, with all of them.</param>
    /// <param name="Renders">A second, for each dashboard.</param>
    private sealed record Run(long MemoryBefore, long Memory, double Each, double Idle, double Busy, double Renders);

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
