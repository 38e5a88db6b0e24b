using System.Diagnostics;
using System.Net;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys.Outages;

public sealed class JournalOutageTests : IAsyncLifetime
{
    private BlogServer _server = null!;

    private string Journal => Path.Combine(_server.DataDirectory, "journal");

    public async ValueTask InitializeAsync()
    {
        _server = await BlogServer.StartAsync();
        await _server.AddArticlesAsync(1);
        await _server.StopAsync();
    }

    [Fact]
    public async Task JournalNotWritable_PagesAreServedUncounted_AndCountedAgainOnceItIs()
    {
        Directory.Delete(Journal, recursive: true);
        // A file at this path prevents creating the folder, even for root.
        await File.WriteAllTextAsync(Journal, "", TestContext.Current.CancellationToken);
        await _server.StartAgainAsync();
        await IsRefusedAsync();

        File.Delete(Journal);
        await IsCountedAgainAsync();
    }

    [Fact]
    public async Task JournalDiskFull_PagesAreServedUncounted_AndCountedAgainOnceThereIsSpace()
    {
        await MountAsync(megabytes: 48);
        try
        {
            var filler = Path.Combine(Journal, "filler");
            await File.WriteAllBytesAsync(filler, new byte[40 << 20], TestContext.Current.CancellationToken);
            await _server.StartAgainAsync();
            await IsRefusedAsync();
            var entry = await _server.StoreAsync("journal");
            Assert.Contains("No space is left", entry.GetProperty("description").GetString(), StringComparison.Ordinal);

            File.Delete(filler);
            await IsCountedAgainAsync();
        }
        finally
        {
            if (_server.Running)
                await _server.KillAsync();
            await RunAsync("umount", Journal);
        }
    }

    [Fact]
    public async Task RoomForOneSegmentOnly_CountsDegraded_AndProbesWriteNoErrors()
    {
        // A segment is 16 MiB: the first fits, the spare one does not.
        await MountAsync(megabytes: 24);
        try
        {
            await _server.StartAgainAsync();
            Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync("article-1"));
            for (var i = 0; i < 20; i++)
            {
                using var ready = await _server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
            }
            Assert.Equal("degraded", await _server.GradeAsync("journal"));
            var entry = await _server.StoreAsync("journal");
            Assert.Matches("^Views are counted, but the journal cannot grow. At least [1-9][0-9],[0-9]{3} more views fit. No space is left", entry.GetProperty("description").GetString());
            Assert.Equal(0, await _server.StopAsync());
            Assert.Equal(1, await _server.SqlAsync("SELECT sum(Views) FROM Article"));
            Assert.DoesNotContain(_server.Output, line => line.Contains("HealthCheck", StringComparison.OrdinalIgnoreCase) || line.Contains("Health check", StringComparison.Ordinal));
        }
        finally
        {
            if (_server.Running)
                await _server.KillAsync();
            await RunAsync("umount", Journal);
        }
    }

    private async Task IsRefusedAsync()
    {
        Assert.Equal((HttpStatusCode.OK, "skipped; reason=journal"), await _server.ReadAsync("article-1"));
        Assert.Equal("critical", await _server.GradeAsync("journal"));
        var entry = await _server.StoreAsync("journal");
        Assert.StartsWith("Views are not counted.", entry.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.True(entry.TryGetProperty("since", out _));
        using var home = await _server.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    private async Task IsCountedAgainAsync()
    {
        await Eventually.Is(async () => await _server.ReadAsync("article-1") == (HttpStatusCode.OK, "counted"));
        await _server.IsAsync("journal", "normal");
        await Eventually.Is(async () => await _server.ViewsAsync("article-1") >= 1);
        var views = await _server.ViewsAsync("article-1");
        Assert.Equal(0, await _server.StopAsync());
        Assert.Equal(views, await _server.SqlAsync("SELECT sum(Views) FROM Article"));
    }

    private async Task MountAsync(int megabytes)
    {
        Directory.CreateDirectory(Journal);
        Assert.SkipWhen(await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Journal) != 0, "Only root may mount a small disk.");
    }

    private static async Task<int> RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
