using System.Diagnostics;
using System.Globalization;
using System.Text;
using BlogApp.Benchmarks.Load;
using BlogApp.Benchmarks.Servers;

namespace BlogApp.Benchmarks;

/// <summary>
/// How long a start takes, and how much memory the server uses: a minute after the start, and after a minute under full
/// load. Compared with bare Kestrel.
/// </summary>
internal static class Lean
{
    private const int Starts = 5;
    private const int Seconds = 60;
    private const string Slug = "cron-in-plain-words";
    private static readonly string[] Servers = ["bare", "embedded", "redis"];

    public static async Task<int> RunAsync()
    {
        var measured = new List<Measured>();
        foreach (var server in Servers)
            measured.Add(await MeasureAsync(server));
        await Results.WriteAsync("lean.md", Report(measured));
        return 0;
    }

    private static async Task<Measured> MeasureAsync(string server)
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-");
        await using var redis = server == "redis" ? await Redis.StartAsync(folder.FullName) : null;
        var starts = new List<(double Wall, double Processor)>();
        // The very first start also writes the database and the sample articles.
        for (var start = 0; start <= Starts; start++)
        {
            var watch = Stopwatch.StartNew();
            var (child, url) = await StartAsync(server, folder.FullName, redis?.Address ?? "");
            await using (child)
            {
                using (var client = new HttpClient())
                    await client.GetStringAsync(new Uri(url + "/"));
                starts.Add((watch.Elapsed.TotalSeconds, child.ProcessorTime.TotalSeconds));
                if (start < Starts)
                    continue;
                await Task.Delay(TimeSpan.FromSeconds(Seconds));
                var idle = child.Memory();
                var load = await Wrk.RunAsync($"{url}/articles/{Slug}", Seconds);
                return new Measured(server, starts, idle, child.Memory(), load.PerSecond);
            }
        }
        throw new UnreachableException();
    }

    private static async Task<(Child Child, string Url)> StartAsync(string server, string folder, string redis)
    {
        var port = Child.FreePort();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        if (server != "bare")
            return (await Blog.StartAsync(folder, port, redis), url);
        var page = Path.Combine(folder, "page.html");
        await File.WriteAllBytesAsync(page, new byte[21_000]);
        return (await Child.StartAsync("dotnet", [typeof(Lean).Assembly.Location, "bare", $"{port}", page], port), url);
    }

    private static string Report(List<Measured> measured)
    {
        var report = new StringBuilder();
        report.AppendLine("# Start and memory\n");
        report.AppendLine(CultureInfo.InvariantCulture, $"From the start of the process to the first page, on data that is there already: median of {Starts}, least to most; processor time on all {Environment.ProcessorCount} cores together. Memory in MiB, {Seconds} s after the start and after {Seconds} s of one cached, counted article page by wrk with 64 connections. *Resident* counts pages of files that other processes have, too; *proportional* counts each by its share. *Shared* is the run-time's own memory, which it maps twice so that nothing is writable and executable at once. Bare is Kestrel with one endpoint and nothing else.\n");
        report.AppendLine("| server | first page, s | of these, processor s | on an empty folder, s | idle: resident | anonymous | files | shared | proportional | under load: resident | anonymous | req/s |");
        report.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var m in measured)
        {
            var walls = m.Starts.Skip(1).Select(s => s.Wall).Order().ToList();
            report.AppendLine(CultureInfo.InvariantCulture,
                $"| {m.Server} | {walls[Starts / 2]:N2} ({walls[0]:N2} to {walls[^1]:N2}) | {m.Starts.Skip(1).Select(s => s.Processor).Order().ElementAt(Starts / 2):N2} | {m.Starts[0].Wall:N2} | {Mib(m.Idle.Resident)} | {Mib(m.Idle.Anonymous)} | {Mib(m.Idle.File)} | {Mib(m.Idle.Shared)} | {Mib(m.Idle.Proportional)} | {Mib(m.Busy.Resident)} | {Mib(m.Busy.Anonymous)} | {m.PerSecond:N0} |");
        }
        report.AppendLine("\n## What takes it, idle\n");
        report.AppendLine(CultureInfo.InvariantCulture, $"| MiB | {string.Join(" | ", measured.Select(m => m.Server))} |\n| --- |{string.Concat(Enumerable.Repeat(" ---: |", measured.Count))}");
        Rows(report, measured, map => map.Kinds, int.MaxValue);
        report.AppendLine("\nThe files with the most pages in memory:\n");
        report.AppendLine(CultureInfo.InvariantCulture, $"| MiB | {string.Join(" | ", measured.Select(m => m.Server))} |\n| --- |{string.Concat(Enumerable.Repeat(" ---: |", measured.Count))}");
        Rows(report, measured, map => map.Files, 16);
        return report.ToString();
    }

    private static void Rows(StringBuilder report, List<Measured> measured, Func<MemoryMap, IReadOnlyDictionary<string, long>> of, int most)
    {
        foreach (var name in of(measured[1].Idle).OrderByDescending(pair => pair.Value).Take(most).Select(pair => pair.Key))
            report.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", measured.Select(m => Mib(of(m.Idle).GetValueOrDefault(name))))} |");
    }

    private static string Mib(long kib) => (kib / 1024.0).ToString("N1", CultureInfo.InvariantCulture);

    private sealed record Measured(string Server, List<(double Wall, double Processor)> Starts, MemoryMap Idle, MemoryMap Busy, double PerSecond);
}
