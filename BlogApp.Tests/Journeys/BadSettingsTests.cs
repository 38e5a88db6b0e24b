using System.Diagnostics;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys;

public class BadSettingsTests
{
    [Theory]
    [InlineData("Analytics:OnlineWindowSeconds", "abc", "accepts seconds from 5 to 3600")]
    [InlineData("Analytics:OnlineWindowSeconds", "1", "accepts seconds from 5 to 3600")]
    [InlineData("Analytics:ReferrerSpam", "https://spam.example/", "accepts hosts separated by commas")]
    [InlineData("Analytics:RespectDoNotTrack", "maybe", "accepts true or false")]
    [InlineData("ConnectionStrings:Redis", ",,,", "accepts 'host:port")]
    [InlineData("Site:Url", "foo", "accepts an absolute http or https address")]
    public async Task InvalidSetting_StopsTheStart_NamingItsKeyAndWhatItAccepts(string key, string value, string accepts)
    {
        await using var server = BlogServer.Launch((key, value));
        Assert.Equal(1, await server.WaitForExitAsync());
        await Eventually.Is(() => server.Output.Any(line => line.Contains(key, StringComparison.Ordinal) && line.Contains(accepts, StringComparison.Ordinal)));
        Assert.DoesNotContain(server.Output, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SecondServerOnTheSameData_IsRefusedWithAReason()
    {
        await using var first = await BlogServer.StartAsync();
        await using var second = BlogServer.Launch(("DataDirectory", first.DataDirectory));
        Assert.Equal(1, await second.WaitForExitAsync());
        await Eventually.Is(() => second.Output.Any(line => line.Contains("in use by another", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ReadOnlyDataDirectory_IsSaidToBeReadOnly_NotInUse()
    {
        var folder = Directory.CreateTempSubdirectory("blog-read-only-");
        Assert.SkipWhen(await RunAsync("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", folder.FullName) != 0, "Only root may mount a read-only disk.");
        try
        {
            await using var server = BlogServer.Launch(("DataDirectory", folder.FullName));
            Assert.Equal(1, await server.WaitForExitAsync());
            await Eventually.Is(() => server.Output.Any(line => line.Contains("cannot be written", StringComparison.Ordinal) && line.Contains("Read-only", StringComparison.OrdinalIgnoreCase)));
            Assert.DoesNotContain(server.Output, line => line.Contains("in use", StringComparison.Ordinal));
        }
        finally
        {
            await RunAsync("umount", folder.FullName);
            folder.Delete();
        }
    }

    private static async Task<int> RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
