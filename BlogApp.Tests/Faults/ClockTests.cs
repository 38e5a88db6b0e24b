using System.Globalization;
using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Faults;

/// <summary>The clock is set forward and back, and the day and with it the visitors' salt change.</summary>
[Collection(FaultRun.StoresCollection)]
public sealed class ClockTests : FaultTest
{
    private static readonly LoadPlan Plan = new(Clients: 4, Pause: TimeSpan.FromMilliseconds(3));

    [Theory]
    [InlineData(Store.Embedded)]
    [InlineData(Store.Redis)]
    public async Task ClockSetForwardAndBack_AndAcrossMidnight_LosesAndDoublesNoHour(Store store)
    {
        var file = Path.GetTempFileName();
        var noon = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddHours(12);
        var clock = new SetClock(file, noon);
        try
        {
            await using var blog = await FaultBlog.StartAsync(store, FaultRun.Seed(), failpoints: true,
                settings: [("CLOCK_OFFSET_FILE", file), ("Analytics:OnlineWindowSeconds", "5"), ("Analytics:RedisGraceSeconds", "1")]);
            blog.Ledger.Now = () => clock.Now.ToUnixTimeSeconds();
            foreach (var time in new[] { noon.AddHours(1), noon, noon.AddHours(-1), noon })
            {
                await ReadAsync(blog, 200);
                await clock.SetAsync(time);
            }
            await ReadAsync(blog, 200);
            // A visitor is one, whatever the clock said when it came.
            Assert.InRange(await OnlineAsync(blog), 1, blog.Readers.Count);

            await clock.SetAsync(noon.AddHours(12).AddSeconds(-2));
            var load = blog.StartLoad(Plan);
            await Eventually.Is(() => clock.Now.UtcDateTime > noon.AddHours(12).AddSeconds(2), what: "midnight has passed");
            await load.StopAsync();
            Assert.InRange(await OnlineAsync(blog), 1, 2 * blog.Readers.Count);
            Assert.Equal(0, blog.Ledger.Failed);
            Report("clock set forward and back by an hour; midnight and the salt's change", store, 5, blog, await blog.StopAndCompareAsync());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task ReadAsync(FaultBlog blog, int views)
    {
        var load = blog.StartLoad(Plan);
        var until = blog.Ledger.Answered + views;
        await Eventually.Is(() => blog.Ledger.Answered >= until, TimeSpan.FromSeconds(60), $"{views} more views are counted");
        await load.StopAsync();
    }

    private static async Task<int> OnlineAsync(FaultBlog blog) => (await blog.Server.JsonAsync("/api/online")).GetProperty("online").GetInt32();

    /// <summary>The server's clock, as the test set it.</summary>
    private sealed class SetClock
    {
        private readonly string _file;
        private TimeSpan _offset;

        public SetClock(string file, DateTime time)
        {
            _file = file;
            Write(time);
        }

        public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + _offset;

        public async Task SetAsync(DateTime time)
        {
            Write(time);
            // The server looks at the file every 20 ms; requests before that would be told the old time.
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        private void Write(DateTime time)
        {
            _offset = new DateTimeOffset(time, TimeSpan.Zero) - TimeProvider.System.GetUtcNow();
            File.WriteAllText(_file + ".new", _offset.TotalSeconds.ToString(CultureInfo.InvariantCulture));
            File.Move(_file + ".new", _file, overwrite: true);
        }
    }
}
