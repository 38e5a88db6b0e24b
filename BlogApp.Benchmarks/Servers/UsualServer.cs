using System.Diagnostics;
using BlogApp.Data;
using BlogApp.Platform.Redis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace BlogApp.Benchmarks.Servers;

/// <summary>
/// The usual way of counting views, on the same Kestrel with the same bytes: the request waits for one INCR, and a job
/// takes the counter with GETSET 0 and adds it to SQL.
/// </summary>
internal static class UsualServer
{
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(string port, string file, string redis, string database)
    {
        // Loads the data assembly, which loads the native SQLite library.
        _ = DataRegistration.FileOf("");
        var bytes = await File.ReadAllBytesAsync(file);
        using var connection = new RedisConnection(redis);
        await connection.ConnectAsync(TimeSpan.FromSeconds(5), TimeProvider.System, CancellationToken.None);
        using var sql = new SqliteConnection($"Data Source={database}");
        sql.Open();
        Execute(sql, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS Article (Id INTEGER PRIMARY KEY, Views INTEGER NOT NULL); INSERT OR IGNORE INTO Article VALUES (1, 0)");

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.MapGet("/articles/{slug}", async (HttpContext context) =>
        {
            try
            {
                await connection.Database.StringIncrementAsync("views:1");
            }
            catch (Exception error) when (error is RedisException or TimeoutException or RedisUnavailableException)
            {
                // The usual choice: the page matters more than the count.
                context.Response.Headers["X-View"] = "skipped";
            }
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            await context.Response.BodyWriter.WriteAsync(bytes);
        });
        _ = Task.Run(() => FlushAsync(connection, sql));
        await app.RunAsync();
    }

    private static async Task FlushAsync(RedisConnection connection, SqliteConnection sql)
    {
        using var timer = new PeriodicTimer(FlushEvery);
        while (await timer.WaitForNextTickAsync())
        {
            try
            {
                var views = (long)await connection.Database.StringGetSetAsync("views:1", 0);
                if (views > 0)
                    Execute(sql, $"UPDATE Article SET Views = Views + {views} WHERE Id = 1");
            }
            catch (Exception error) when (error is RedisException or TimeoutException or RedisUnavailableException or SqliteException)
            {
                Trace.WriteLine(error.Message);
            }
        }
    }

    private static void Execute(SqliteConnection sql, string text)
    {
        using var command = sql.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
