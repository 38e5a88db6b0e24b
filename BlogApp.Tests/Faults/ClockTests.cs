using System.Globalization;
using System.Text.Json;
using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Faults;

/// <summary>The clock is set forward and back, and the day changes, and with it the visitors' salt.</summary>
[Collection(FaultRun.StoresCollection)]
public sealed class ClockTests : FaultTest
{
    private static readonly LoadPlan Plan = new(Clients: 4, Pause: TimeSpan.FromMilliseconds(3));
    private static readonly DateTime Noon = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddHours(12);

    [Theory]
    [InlineData(Store.Embedded)]
    [InlineData(Store.Redis)]
    public async Task ClockSetForwardAndBack_AndAcrossMidnight_CountsEveryViewOnce(Store store)
    {
        if (store == Store.Embedded)
            FaultRun.InLongFormOnly();
        using var clock = new SetClock();
        await using var blog = await StartAsync(store, clock);
        await using var stream = await LiveEvents.OpenAsync(blog.Server);
        // No time occurs twice: a reader of the first occurrence would be online again at the second.
        foreach (var time in new[] { Noon.AddHours(1), Noon.AddMinutes(10), Noon.AddHours(-1), Noon.AddMinutes(20) })
        {
            await ReadAsync(blog, 200);
            await clock.SetAsync(blog, time);
            // Open pages continue, too.
            await stream.UntilAsync(time);
        }
        await PresenceIsExactAsync(blog);

        await clock.SetAsync(blog, Noon.AddHours(12).AddSeconds(-2));
        var load = blog.StartLoad(Plan);
        await Eventually.Is(() => clock.Now.UtcDateTime > Noon.AddHours(12).AddSeconds(2), what: "midnight has passed");
        await load.StopAsync();
        Assert.InRange(await OnlineAsync(blog), 1, 2 * blog.Readers.Count);
        Assert.Equal(0, blog.Ledger.Failed);
        Report("clock set forward and back by an hour; midnight and the salt's change", store, 5, blog, await blog.StopAndCompareAsync());
    }

    [Fact]
    public async Task ClockSetBackWhileRedisIsAway_RedisStillTakesOver()
    {
        using var clock = new SetClock();
        await using var blog = await StartAsync(Store.Redis, clock);
        await ReadAsync(blog, 200);
        await blog.Redis!.KillAsync();
        await ReadAsync(blog, 200);
        await blog.BecomesAsync("degraded");
        await clock.SetAsync(blog, Noon.AddHours(-1));
        await blog.Redis.StartAgainAsync();
        var started = TimeProvider.System.GetTimestamp();
        await blog.BecomesAsync("normal");
        var back = TimeProvider.System.GetElapsedTime(started);
        await ReadAsync(blog, 200);
        Assert.Equal(0, blog.Ledger.Failed);
        Report("clock set back by an hour while Redis is away", Store.Redis, 1, blog, await blog.StopAndCompareAsync(), back);
    }

    private static async Task<FaultBlog> StartAsync(Store store, SetClock clock)
    {
        var blog = await FaultBlog.StartAsync(store, FaultRun.Seed(), failpoints: true,
            settings: [("CLOCK_OFFSET_FILE", clock.File), ("Analytics:OnlineWindowSeconds", "5"), ("Analytics:RedisGraceSeconds", "1")]);
        blog.Ledger.Now = () => clock.Now.ToUnixTimeSeconds();
        return blog;
    }

    private static async Task ReadAsync(FaultBlog blog, int views)
    {
        var load = blog.StartLoad(Plan);
        var until = blog.Ledger.Answered + views;
        await Eventually.Is(() => blog.Ledger.Answered >= until, TimeSpan.FromSeconds(60), $"{views} more views are counted");
        await load.StopAsync();
    }

    /// <summary>Readers who left are not online, whatever the clock said when they arrived. Those who read afterwards are, each once.</summary>
    private static async Task PresenceIsExactAsync(FaultBlog blog)
    {
        const int readers = 7;
        await Eventually.Is(async () => await OnlineAsync(blog) == 0, what: "all have gone");
        var load = blog.StartLoad(Plan, readers);
        await Eventually.Is(async () => await OnlineAsync(blog) == readers, what: $"{readers} readers are here");
        // The number stays the same while they keep reading.
        await ReadAsync();
        Assert.Equal(readers, await OnlineAsync(blog));
        await load.StopAsync();

        Task ReadAsync()
        {
            var until = blog.Ledger.Answered + 500;
            return Eventually.Is(() => blog.Ledger.Answered >= until, what: "they read on");
        }
    }

    private static async Task<int> OnlineAsync(FaultBlog blog) => (await blog.Server.JsonAsync("/api/online")).GetProperty("online").GetInt32();

    /// <summary>The server's clock, set by the test; initially noon.</summary>
    private sealed class SetClock : IDisposable
    {
        private TimeSpan _offset;

        public SetClock() => Write(Noon);

        public string File { get; } = Path.GetTempFileName();

        public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + _offset;

        /// <summary>Returns when the server uses the new time for its samples.</summary>
        public async Task SetAsync(FaultBlog blog, DateTime time)
        {
            Write(time);
            await Eventually.Is(async () => Shows(await blog.Server.JsonAsync("/api/live"), time), what: $"the server's samples are of {time:HH:mm}");
        }

        private void Write(DateTime time)
        {
            _offset = new DateTimeOffset(time, TimeSpan.Zero) - TimeProvider.System.GetUtcNow();
            System.IO.File.WriteAllText(File + ".new", _offset.TotalSeconds.ToString(CultureInfo.InvariantCulture));
            System.IO.File.Move(File + ".new", File, overwrite: true);
        }

        public void Dispose() => System.IO.File.Delete(File);
    }

    /// <summary>An open page's event stream.</summary>
    private sealed class LiveEvents(HttpClient client, StreamReader reader) : IAsyncDisposable
    {
        public static async Task<LiveEvents> OpenAsync(BlogServer server)
        {
            var client = server.NewClient(Agents.Googlebot);
            return new(client, new StreamReader(await client.GetStreamAsync(new Uri("/api/live/stream", UriKind.Relative))));
        }

        /// <summary>Reads until an event with that time arrives.</summary>
        public async Task UntilAsync(DateTime time)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                while (await reader.ReadLineAsync(patience.Token) is { } line)
                {
                    if (line.StartsWith("data: ", StringComparison.Ordinal) && Shows(JsonSerializer.Deserialize<JsonElement>(line[6..]), time))
                        return;
                }
            }
            catch (OperationCanceledException)
            {
                // The stream has practically ended.
            }
            Assert.Fail($"The event stream has no event of {time:HH:mm}.");
        }

        public ValueTask DisposeAsync()
        {
            reader.Dispose();
            client.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Whether the numbers were sampled with that clock, not with one that differs by half an hour or more.</summary>
    private static bool Shows(JsonElement live, DateTime time) => (live.GetProperty("at").GetDateTimeOffset().UtcDateTime - time).Duration() < TimeSpan.FromMinutes(20);
}
