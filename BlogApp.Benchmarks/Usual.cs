using System.Globalization;
using System.Text;
using BlogApp.Benchmarks.Load;
using BlogApp.Benchmarks.Servers;
using BlogApp.Data;
using Microsoft.Data.Sqlite;

namespace BlogApp.Benchmarks;

/// <summary>The usual way of counting compared with the blog's: the cost of a page, and the losses when processes are killed.</summary>
internal static class Usual
{
    private const int Seconds = 5;
    private const string Slug = "cron-in-plain-words";

    public static async Task<int> RunAsync(int kills)
    {
        // Loads the data assembly, which loads the native SQLite library.
        _ = DataRegistration.FileOf("");
        var report = new StringBuilder();
        report.AppendLine("# The usual way of counting\n");
        report.AppendLine(CultureInfo.InvariantCulture, $"One INCR a view, awaited, and a job that moves the counter into SQLite by GETSET every second, on bare Kestrel with the same bytes; beside it the blog, with all its tables. One redis-server each, append-only file with fsync every second. wrk, 64 connections, {Environment.ProcessorCount} cores shared with it.\n");
        report.AppendLine(await SpeedAsync());
        report.AppendLine(CultureInfo.InvariantCulture, $"Then {kills} kills (SIGKILL) of the server and {kills} of redis-server, in turn, under load; a killed process is started again at once. *Answered* are pages that arrived, *said skipped* those of them that had to admit that Redis was away, *uncounted* all that are in no count in the end. *Above* is what was counted though its answer never arrived: up to 64 at each kill.\n");
        report.AppendLine("| | answered | said skipped | counted in the end | uncounted | above |");
        report.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        report.AppendLine(await LossAsync("usual", UsualAsync, kills));
        report.AppendLine(await LossAsync("blog", BlogAsync, kills));
        await Results.WriteAsync("usual.md", report.ToString());
        return 0;
    }

    private static async Task<string> SpeedAsync()
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-");
        await using var redis = await Redis.StartAsync(folder.FullName);
        var blogPort = Child.FreePort();
        await using var blog = await Blog.StartAsync(folder.FullName, blogPort, redis.Address);
        var file = await PageAsync(blogPort, folder.FullName);
        await using var otherRedis = await Redis.StartAsync(Directory.CreateDirectory(Path.Combine(folder.FullName, "usual")).FullName);
        var usualPort = Child.FreePort();
        await using var usual = await UsualAsync(folder.FullName, usualPort, otherRedis.Address);
        var barePort = Child.FreePort();
        await using var bare = await Child.StartAsync("dotnet", [typeof(Usual).Assembly.Location, "bare", $"{barePort}", file], barePort);
        var rates = new Dictionary<int, List<double>> { [barePort] = [], [usualPort] = [], [blogPort] = [] };
        for (var round = 0; round < 4; round++)
        {
            foreach (var (port, measured) in rates)
            {
                var result = await Wrk.RunAsync(Url(port), Seconds);
                // The first round warms up.
                if (round > 0)
                    measured.Add(result.PerSecond);
            }
        }
        double Median(int port) => rates[port].Order().ElementAt(1);
        return string.Create(CultureInfo.InvariantCulture, $"""
            | | pages/s | of bare Kestrel |
            | --- | ---: | ---: |
            | bare Kestrel, counting nothing | {Median(barePort):N0} | 100 % |
            | usual | {Median(usualPort):N0} | {Median(usualPort) / Median(barePort):P0} |
            | blog, on Redis | {Median(blogPort):N0} | {Median(blogPort) / Median(barePort):P0} |

            """);
    }

    /// <summary>The same kills for both: the server, then redis-server, repeatedly.</summary>
    private static async Task<string> LossAsync(string name, Func<string, int, string, Task<Child>> start, int kills)
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-").FullName;
        await PageAsync(null, folder);
        var redisFolder = Directory.CreateDirectory(Path.Combine(folder, "redis")).FullName;
        var redis = await Redis.StartAsync(redisFolder);
        var port = Child.FreePort();
        var server = await start(folder, port, redis.Address);
        using var readers = new Readers(Url(port));
        var random = new Random(1);
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(random.Next(700, 2200));
            await server.KillAsync();
            server = await start(folder, port, redis.Address);
            await Task.Delay(random.Next(700, 2200));
            await redis.Process.KillAsync();
            redis = await Redis.StartAsync(redisFolder, redis.Port);
        }
        await Task.Delay(2000);
        var (answered, skipped) = await readers.StopAsync();
        // Time for the blog's persist job, or the other's one-second job, and an orderly stop.
        await Task.Delay(5000);
        await server.DisposeAsync();
        var counted = await CountedAsync(folder);
        await redis.DisposeAsync();
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {answered:N0} | {skipped:N0} | {counted:N0} | {Math.Max(skipped, answered - counted):N0} | {Math.Max(0, counted - (answered - skipped)):N0} |");
    }

    private static Task<Child> UsualAsync(string folder, int port, string redis) => Child.StartAsync("dotnet",
        [typeof(Usual).Assembly.Location, "usual-server", $"{port}", Path.Combine(folder, "page.html"), redis, Path.Combine(folder, "usual.db")], port);

    private static Task<Child> BlogAsync(string folder, int port, string redis) => Blog.StartAsync(folder, port, redis);

    /// <summary>Stores the article's page as a file; starts a blog for it if none is running.</summary>
    private static async Task<string> PageAsync(int? port, string folder)
    {
        var file = Path.Combine(folder, "page.html");
        if (port is null)
        {
            var own = Child.FreePort();
            await using var blog = await Blog.StartAsync(Directory.CreateTempSubdirectory("blog-bench-").FullName, own);
            return await PageAsync(own, folder);
        }
        using var client = new HttpClient();
        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(new Uri(Url(port.Value))));
        return file;
    }

    private static async Task<long> CountedAsync(string folder)
    {
        var usual = Path.Combine(folder, "usual.db");
        await using var connection = new SqliteConnection($"Data Source={(File.Exists(usual) ? usual : Path.Combine(folder, "blog.db"))};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT sum(Views) FROM Article";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static string Url(int port) => $"http://127.0.0.1:{port}/articles/{Slug}";
}
