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
    private const string Email = "admin@blog.example", Password = "four unrelated words here";

    public static async Task<int> RunAsync(int dashboards)
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

        await Results.WriteAsync("dashboards.md", string.Create(CultureInfo.InvariantCulture, $"""
            # Open dashboards

            Circuits of `/studio`, whose browsers acknowledge every render, measured over {Seconds} s; they live in another process on the same {Environment.ProcessorCount} cores. Memory is the server's resident set.

            | | memory MiB | of a core |
            | --- | ---: | ---: |
            | {Before} dashboards | {memoryBefore} | {idle:P1} |
            | {Before + dashboards} dashboards | {memory} | {busy:P1} |

            Each was sent {(double)renders / Seconds / open.Count:N1} renders a second. A further dashboard costs {(memory - memoryBefore) * 1024.0 / dashboards:N0} KiB (budget: 400 KB) and {(busy - idle) / dashboards:P2} of a core (budget: 2 %).

            """));
        return 0;

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

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
