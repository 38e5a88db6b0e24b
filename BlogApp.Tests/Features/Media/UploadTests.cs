using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Media;

public sealed class UploadTests(MediaServer server) : IClassFixture<MediaServer>
{
    [Fact]
    public async Task UploadedPicture_IsStored_AndServedAsImmutable()
    {
        var file = SamplePictures.Png(1000, 500, seed: 1, text: true);
        var added = await server.AddAsync(file, "A [bracketed] gradient", "C:\\My Pictures\\holiday.html", SamplePictures.Webp(480, 240), SamplePictures.Webp(960, 480));
        var url = added.GetProperty("url").GetString()!;
        Assert.Matches("^/media/[a-z0-9]{20}\\.png$", url);
        Assert.Equal($"![A \\[bracketed\\] gradient]({url})", added.GetProperty("markdown").GetString());
        Assert.Equal(1000, added.GetProperty("width").GetInt32());
        Assert.Equal(500, added.GetProperty("height").GetInt32());
        Assert.Equal("holiday.html", added.GetProperty("originalName").GetString());

        using var served = await server.Blog.Client.GetAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(SamplePictures.Png(1000, 500, seed: 1), await served.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("image/png", served.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", served.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox", served.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        var again = new HttpRequestMessage(HttpMethod.Get, url);
        again.Headers.IfNoneMatch.Add(served.Headers.ETag!);
        using var unchanged = await server.Blog.Client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        var part = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(1, 3) } };
        using var partly = await server.Blog.Client.SendAsync(part, TestContext.Current.CancellationToken);
        Assert.Equal("PNG", await partly.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var variant = await server.Blog.Client.GetAsync(new Uri(url.Replace(".png", "-480.webp", StringComparison.Ordinal), UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("image/webp", variant.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task SameContentUploadedAgain_AlsoAtOnce_IsTheSameFile()
    {
        var file = SamplePictures.Png(20, 10, seed: 2);
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i => (await server.AddAsync(file, name: $"{i}.png")).GetProperty("id").GetInt64()));
        Assert.Single(ids.Distinct());
        // The same picture with different embedded text is the same picture.
        Assert.Equal(ids[0], (await server.AddAsync(SamplePictures.Png(20, 10, seed: 2, text: true))).GetProperty("id").GetInt64());
        await NothingLeftAsync();
    }

    public static TheoryData<string, int, string> Refused => new()
    {
        { "svg", 415, "script" },
        { "html", 415, "not accepted" },
        { "empty", 415, "empty" },
        { "torn", 415, "not a complete PNG" },
        { "large", 413, "too large" },
        { "enormous", 413, "too large" },
        { "pixels", 413, "pixels" },
        { "alt", 400, "description is too long" },
        { "variant", 400, "proportions" },
        { "variant-width", 400, "pixels wide" },
        { "variant-twice", 400, "same width" },
        { "variants", 400, "At most 3" },
        { "no-file", 400, "Choose a file" },
        { "two-files", 400, "One file" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task InvalidUpload_IsRefusedWithAReason_AndLeavesNothing(string what, int status, string words)
    {
        var picture = SamplePictures.Png(1000, 500, seed: 3);
        using var form = what switch
        {
            "svg" => MediaServer.Form([.. "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8], "", "picture.png"),
            "html" => MediaServer.Form([.. "<!DOCTYPE html><script>alert(1)</script>"u8], "", "picture.png"),
            "empty" => MediaServer.Form([], "", "picture.png"),
            "torn" => MediaServer.Form(picture[..^20], "", "picture.png"),
            "large" => MediaServer.Form([.. picture, .. new byte[300_000]], "", "picture.png"),
            "enormous" => MediaServer.Form(new byte[2_000_000], "", "picture.png"),
            "pixels" => MediaServer.Form(SamplePictures.Gif(3000, 3000), "", "picture.gif"),
            "alt" => MediaServer.Form(picture, new string('x', 1001), "picture.png"),
            "variant" => MediaServer.Form(picture, "", "picture.png", SamplePictures.Webp(480, 480)),
            "variant-width" => MediaServer.Form(picture, "", "picture.png", SamplePictures.Webp(500, 250)),
            "variant-twice" => MediaServer.Form(picture, "", "picture.png", SamplePictures.Webp(480, 240), SamplePictures.Webp(480, 240)),
            "variants" => MediaServer.Form(picture, "", "picture.png", [.. Enumerable.Repeat(SamplePictures.Webp(480, 240), 4)]),
            "no-file" => new MultipartFormDataContent { { new StringContent("alt"), "alt" } },
            _ => new MultipartFormDataContent { { new ByteArrayContent(picture), "file", "a.png" }, { new ByteArrayContent(picture), "file", "b.png" } },
        };
        var before = await server.Blog.SqlAsync("SELECT COUNT(*) FROM MediaFile");
        using var answer = await server.SendAsync(form);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(before, await server.Blog.SqlAsync("SELECT COUNT(*) FROM MediaFile"));
        await NothingLeftAsync();
    }

    [Fact]
    public async Task UploadsByStrangers_WithForgedTokens_OrOtherBodies_AreRefused()
    {
        using var stranger = await server.Blog.Client.PostAsync(new Uri("/api/media", UriKind.Relative), MediaServer.Form(SamplePictures.Png(3, 3), "", "a.png"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        using var forged = await server.SendAsync(MediaServer.Form(SamplePictures.Png(3, 3), "", "a.png"), token: "forged");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var json = await server.SendAsync(new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        using var torn = await server.SendAsync(new StringContent("no form at all", new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new("boundary", "x") } }));
        Assert.Equal(HttpStatusCode.BadRequest, torn.StatusCode);
        await NothingLeftAsync();
    }

    [Theory]
    [InlineData("/media/..%2f..%2fblog.db")]
    [InlineData("/media/incoming")]
    [InlineData("/media/aaaaaaaaaaaaaaaaaaaa.png")]
    [InlineData("/media/aaaaaaaaaaaaaaaaaaaa.html")]
    public async Task OtherMediaAddresses_AreNotFound(string path)
    {
        using var answer = await server.Blog.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>No unfinished file, and no file without a row.</summary>
    private async Task NothingLeftAsync()
    {
        await Eventually.Is(() => Directory.GetFiles(Path.Combine(server.Folder, "incoming")).Length == 0);
        await Eventually.Is(async () => Directory.GetFiles(server.Folder).Length == await FilesAsync(server.Blog));
    }

    private static Task<long> FilesAsync(BlogServer blog) => blog.SqlAsync("SELECT (SELECT COUNT(*) FROM MediaFile) + (SELECT COUNT(*) FROM MediaVariant)");
}

public sealed class UploadKillTests
{
    /// <summary>Uploads while the server is killed repeatedly. After each start, files and rows agree.</summary>
    [Fact]
    public async Task ServerKilledDuringUploads_LeavesNoOrphanFilesOrRows()
    {
        await using var server = new MediaServer();
        await server.InitializeAsync();
        var answered = new List<string>();
        byte seed = 10;
        for (var round = 0; round < 3; round++)
        {
            using var stop = new CancellationTokenSource();
            var uploads = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    try
                    {
                        byte mine;
                        lock (answered)
                            mine = seed++;
                        var added = await server.AddAsync(SamplePictures.Png(700, 300, mine), "", "a.png", SamplePictures.Webp(480, 206));
                        lock (answered)
                            answered.Add(added.GetProperty("url").GetString()!);
                    }
                    catch (Exception error) when (error is HttpRequestException or SocketException or IOException)
                    {
                        return;
                    }
                }
            })).ToList();
            var before = answered.Count;
            await Eventually.Is(() => answered.Count >= before + 5 + round);
            await server.Blog.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(uploads);
            await server.Blog.StartAgainAsync();
            // The server continues with the sizes that were missing when it was killed.
            await Eventually.Is(async () => Directory.GetFiles(Path.Combine(server.Folder, "incoming")).Length == 0
                && Directory.GetFiles(server.Folder).Length == await server.Blog.SqlAsync("SELECT (SELECT COUNT(*) FROM MediaFile) + (SELECT COUNT(*) FROM MediaVariant)"));
            Assert.Equal(await server.Blog.SqlAsync("SELECT COUNT(*) FROM MediaFile"), await server.Blog.SqlAsync("SELECT COUNT(*) FROM MediaVariant WHERE Width = 480 AND ContentType = 'image/webp'"));
            foreach (var url in answered)
                Assert.True(File.Exists(Path.Combine(server.Folder, url["/media/".Length..])));
        }
    }
}
