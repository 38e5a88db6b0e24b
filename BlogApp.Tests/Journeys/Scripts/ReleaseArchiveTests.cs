using System.Diagnostics;
using System.Globalization;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys.Scripts;

/// <summary>What publish.sh puts into an archive, and that it starts where it is unpacked.</summary>
public sealed class ReleaseArchiveTests
{
    private const string Program = """
        #!/bin/sh
        echo "data $DataDirectory"
        echo "arguments $*"
        """;

    [Fact]
    public async Task PackedProgram_Unpacked_StartsFromAnywhere_WithItsDataBesideIt()
    {
        using var tree = new ScriptTree();
        tree.Write("published/BlogApp", Program.ReplaceLineEndings("\n"));
        tree.Write("published/wwwroot/site.css", "");
        var (status, output) = await tree.RunAsync("bash", ["publish.sh", "--pack", "published", "linux-x64"]);
        Assert.Equal(0, status);
        var archive = tree.PathOf(output.Trim());
        Assert.Matches(@"blogapp-\d{8}(-\w+)?-linux-x64\.tar\.gz$", archive);

        var folder = await UnpackAsync(archive, tree.PathOf("elsewhere, with spaces"));
        Assert.Equal(["LICENSE", "README.md", "app", "start.sh"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var (_, started) = await tree.RunAsync(Path.Combine(folder, "start.sh"), ["--urls", "http://localhost:8080"]);
        Assert.Equal($"data {folder}/data\narguments --contentRoot {folder}/app --urls http://localhost:8080\n", started);
        var (_, relative) = await tree.RunAsync(Path.Combine(folder, "start.sh"), [], ("DataDirectory", "mine"));
        Assert.StartsWith($"data {tree.PathOf("mine")}\n", relative, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("linux/x64")]
    public async Task UnknownPlatform_IsRefused_BeforeAnythingIsBuilt(string platform)
    {
        using var tree = new ScriptTree();
        var (status, output) = await tree.RunAsync("bash", ["publish.sh", platform]);
        Assert.Equal(1, status);
        Assert.Contains("is no platform", output, StringComparison.Ordinal);
        Assert.Equal(0, tree.Builds);
    }

    /// <summary>The whole of it, a minute or two: <c>RELEASE=long ./test.sh -class '*ReleaseArchiveTests'</c>.</summary>
    [Fact]
    public async Task Archive_Unpacked_ServesWithoutAnSdk()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("RELEASE") == "long", "Builds a release: RELEASE=long ./test.sh -class '*ReleaseArchiveTests'");
        var place = Directory.CreateTempSubdirectory("blog-release-");
        try
        {
            var built = await OutputAsync(new("bash", ["publish.sh", "linux-x64"]) { WorkingDirectory = Repository.Root });
            var archive = built.Split('\n').Single(line => line.EndsWith("-linux-x64.tar.gz", StringComparison.Ordinal));
            var folder = await UnpackAsync(Path.Combine(Repository.Root, archive), place.FullName);
            var address = new Uri($"http://localhost:{FreePort.Take().ToString(CultureInfo.InvariantCulture)}");
            var start = new ProcessStartInfo(Path.Combine(folder, "start.sh"), ["--urls", address.ToString()]) { WorkingDirectory = "/", RedirectStandardOutput = true };
            start.Environment.Clear();
            start.Environment["PATH"] = "/usr/bin:/bin";
            start.Environment["DOTNET_ROOT"] = "/nowhere";
            using var server = Process.Start(start)!;
            try
            {
                using var client = new HttpClient { BaseAddress = address };
                await Eventually.Is(async () => await OkAsync(client, "/health/live"), TimeSpan.FromSeconds(60));
                Assert.True(await OkAsync(client, "/"));
                var page = await client.GetStringAsync(new Uri("/account/login", UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.True(await OkAsync(client, page.Split("href=\"").Select(part => part.Split('"')[0]).Single(href => href.Contains("css/account", StringComparison.Ordinal))));
                Assert.True(File.Exists(Path.Combine(folder, "data", "blog.db")));
            }
            finally
            {
                server.Kill(entireProcessTree: true);
                await server.WaitForExitAsync(CancellationToken.None);
            }
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static async Task<bool> OkAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <returns>The one folder that the archive holds.</returns>
    private static async Task<string> UnpackAsync(string archive, string place)
    {
        Directory.CreateDirectory(place);
        await OutputAsync(new("tar", ["-xzf", archive, "-C", place]));
        return Assert.Single(Directory.EnumerateDirectories(place));
    }

    private static async Task<string> OutputAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
