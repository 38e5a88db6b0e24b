using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using BlogApp.Benchmarks.Servers;
using BlogApp.Features.Giveaways.Model;
using Microsoft.Data.Sqlite;

namespace BlogApp.Benchmarks.Claims;

/// <summary>Everybody at once: so many people, each with a connection of their own, claim in the same moment.</summary>
internal static class ClaimRush
{
    private const int Items = 100;

    /// <param name="Accepted">Answers 202.</param>
    /// <param name="P99">From the moment of sending to the answer.</param>
    /// <param name="Decided">From the first claim until SQL contains all decisions.</param>
    public sealed record Result(int Claimants, int Accepted, TimeSpan Median, TimeSpan P99, TimeSpan Slowest, TimeSpan Decided, long Winners);

    /// <param name="redis">Empty: the embedded store.</param>
    public static async Task<Result> RunAsync(int claimants, string redis)
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-").FullName;
        var port = Child.FreePort();
        await using var blog = await Blog.StartAsync(folder, port, redis,
            [("Network__TrustedProxies", "127.0.0.1"), ("Giveaways__PerMinute", "1000000"), ("Giveaways__PerMinuteAndAddress", "1000000"), ("Serilog__MinimumLevel__Override__BlogApp.Platform.Logging", "Warning")]);
        var file = Path.Combine(folder, "blog.db");
        // A few first, so that the code is compiled and the stores are connected.
        await RushAsync(port, await AddAsync(port, file), 500);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var giveaway = await AddAsync(port, file);
        var rush = RushAsync(port, giveaway, claimants);
        var took = await rush;
        while (await NumberAsync(file, $"SELECT count(*) FROM GiveawayClaim WHERE GiveawayId = {giveaway.Id}") < took.Count(t => t.Accepted))
            await Task.Delay(5);
        var decided = Stopwatch.GetElapsedTime(took.Min(t => t.Sent));
        var times = took.Where(t => t.Accepted).Select(t => t.Took).Order().ToList();
        return new Result(claimants, times.Count, times[times.Count / 2], times[(int)(times.Count * 0.99)], times[^1], decided,
            await NumberAsync(file, $"SELECT count(*) FROM GiveawayClaim WHERE GiveawayId = {giveaway.Id} AND Outcome = 'Won'"));
    }

    private static async Task<(bool Accepted, long Sent, TimeSpan Took)[]> RushAsync(int port, (long Id, byte[] Secret) giveaway, int claimants)
    {
        var token = GiveawayKeys.Token(giveaway.Id, giveaway.Secret, TimeProvider.System.GetUtcNow());
        var body = $"{{\"token\":\"{token}\"}}";
        var sockets = new List<Socket>(claimants);
        for (var i = 0; i < claimants; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            sockets.Add(socket);
        }
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answers = sockets.Select((socket, i) => Task.Run(async () =>
        {
            var request = Encoding.ASCII.GetBytes($"POST /api/giveaways/{giveaway.Id}/claims HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.{i >> 16 & 255}.{i >> 8 & 255}.{i & 255}\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
            var buffer = new byte[2048];
            await gate.Task;
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            var read = await socket.ReceiveAsync(buffer);
            var took = Stopwatch.GetElapsedTime(sent);
            socket.Dispose();
            return (buffer.AsSpan(0, read).StartsWith("HTTP/1.1 202"u8), sent, took);
        })).ToList();
        await Task.Delay(500);
        gate.SetResult();
        return await Task.WhenAll(answers);
    }

    private static async Task<(long Id, byte[] Secret)> AddAsync(int port, string file)
    {
        var secret = RandomNumberGenerator.GetBytes(GiveawayKeys.SecretBytes);
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False;Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            INSERT INTO Giveaway (ArticleId, Item, Stock, Won, Places, OpensAt, Who, Secret, CreatedAt)
            SELECT min(Id), 'A book', {Items}, 0, 0, '2026-01-01 00:00:00', 'Visitor', $secret, '2026-01-01 00:00:00' FROM Article WHERE State = 'Published' RETURNING Id
            """;
        command.Parameters.AddWithValue("$secret", secret);
        var id = (long)(await command.ExecuteScalarAsync())!;
        using var client = new HttpClient();
        while (!(await client.GetAsync(new Uri($"http://127.0.0.1:{port}/api/giveaways/{id}"))).IsSuccessStatusCode)
            await Task.Delay(50);
        return (id, secret);
    }

    private static async Task<long> NumberAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
