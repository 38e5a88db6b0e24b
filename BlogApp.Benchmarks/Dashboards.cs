using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using BlogApp.Benchmarks.Servers;

namespace BlogApp.Benchmarks;

/// <summary>The server's cost of open dashboards. Each is a circuit that shows every sample.</summary>
internal static partial class Dashboards
{
    private const int Seconds = 20;
    private const int Before = 20;
    private const int ViewsPerSecond = 8;

    // The resident set includes uncollected garbage, so single runs differ by 100 KiB.
    private const int Runs = 3;
    private const string Email = "admin@blog.example", Password = "four unrelated words here";

    public static async Task<int> RunAsync(int dashboards)
    {
        var runs = new List<Run>();
        for (var i = 0; i < Runs; i++)
            runs.Add(await OnceAsync(dashboards));
        var all = Before + dashboards;
        await Results.WriteAsync("dashboards.md", string.Create(CultureInfo.InvariantCulture, $"""
            # Open dashboards

            Circuits of `/studio`, whose browsers acknowledge every render, measured over {Seconds} s, with {ViewsPerSecond} views a second; they live in another process on the same {Environment.ProcessorCount} cores. Memory is the server's resident set.

            | run | {Before} dashboards, MiB | {all} dashboards, MiB | a further one, KiB | {Before} dashboards, of a core | {all} dashboards, of a core | payload of one, KiB/s | on the wire, KiB/s |
            | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            {string.Join('\n', runs.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"| {i + 1} | {r.MemoryBefore} | {r.Memory} | {r.Each:N0} | {r.Idle:P1} | {r.Busy:P1} | {r.Payload:N1} | {r.Wire:N1} |")))}

            Each was sent {Median(r => r.Renders):N1} renders a second. A further dashboard costs {Median(r => r.Each):N0} KiB in the median (budget: 1,024), {Median(r => (r.Busy - r.Idle) / dashboards):P2} of a core (budget: 0.2 %) and {Median(r => r.Wire):N1} KiB/s on the wire (budget: 8).

            """));
        return 0;

        double Median(Func<Run, double> of) => runs.Select(of).Order().ElementAt(runs.Count / 2);
    }

    private static async Task<Run> OnceAsync(int dashboards)
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-");
        var port = Child.FreePort();
        // Development, because without https a client other than a browser sends no secure cookie.
        await using var blog = await Blog.StartAsync(folder.FullName, port, settings:
            [("ASPNETCORE_ENVIRONMENT", "Development"), ("Bootstrap__AdminEmail", Email), ("Bootstrap__AdminPassword", Password)]);
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = new Uri($"http://localhost:{port}") };
        await SignInAsync(client);

        using var reading = new CancellationTokenSource();
        var readers = ReadAsync(new Uri($"http://localhost:{port}/articles/cron-in-plain-words"), reading.Token);

        // The first ones load the code; the measurement is the cost of each further one.
        var open = new List<OpenDashboard>();
        await OpenAsync(Before);
        var (idle, memoryBefore) = await MeasureAsync();
        await OpenAsync(dashboards);
        var (renders, payload, wire) = Received();
        var (busy, memory) = await MeasureAsync();
        var after = Received();
        foreach (var dashboard in open)
            await dashboard.DisposeAsync();
        await reading.CancelAsync();
        await readers;

        return new Run(memoryBefore, memory, (memory - memoryBefore) * 1024.0 / dashboards, idle, busy, Rate(after.Renders - renders), Rate(after.Payload - payload) / 1024, Rate(after.Wire - wire) / 1024);

        (long Renders, long Payload, long Wire) Received() => (open.Sum(d => d.Renders), open.Sum(d => d.Payload), open.Sum(d => d.Wire));

        double Rate(long count) => (double)count / Seconds / open.Count;

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

    /// <summary>Reads views one after another, each with a different browser version, so that there is something to show.</summary>
    private static async Task ReadAsync(Uri article, CancellationToken cancel)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var clock = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / ViewsPerSecond));
        try
        {
            for (var reader = 0; await clock.WaitForNextTickAsync(cancel); reader++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, article);
                request.Headers.UserAgent.ParseAdd(string.Create(CultureInfo.InvariantCulture, $"Mozilla/5.0 (X11; Linux x86_64; rv:{100 + reader % 50}.0) Gecko/20100101 Firefox/{100 + reader % 50}.0"));
                using var answer = await client.SendAsync(request, cancel);
                answer.EnsureSuccessStatusCode();
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
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
    /// <param name="Each">KiB for each further dashboard.</param>
    /// <param name="Idle">Share of a core, with the first ones.</param>
    /// <param name="Busy">Share of a core, with all of them.</param>
    /// <param name="Renders">Per second and dashboard.</param>
    /// <param name="Payload">KiB per second and dashboard, before compression.</param>
    /// <param name="Wire">KiB per second and dashboard, as sent.</param>
    private sealed record Run(long MemoryBefore, long Memory, double Each, double Idle, double Busy, double Renders, double Payload, double Wire);

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
