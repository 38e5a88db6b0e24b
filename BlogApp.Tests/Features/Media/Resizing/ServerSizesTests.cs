using System.Net;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Media.Resizing;

/// <summary>Uploads to the real server, without a browser that would make copies.</summary>
public sealed class ServerSizesTests(MediaServer server) : IClassFixture<MediaServer>
{
    [Fact]
    public async Task UploadedPicture_GetsItsCopiesFromABackgroundTask()
    {
        var url = (await server.AddAsync(SamplePictures.Png(1000, 500, seed: 77))).GetProperty("url").GetString()!;
        await Eventually.Is(async () => await server.Blog.SqlAsync("SELECT COUNT(*) FROM MediaVariant v JOIN MediaFile m ON m.Id = v.MediaFileId WHERE '/media/' || m.Name = '" + url + "'") == 6);
        foreach (var (ending, type) in new[] { ("-480.avif", "image/avif"), ("-960.avif", "image/avif"), ("-1000.webp", "image/webp") })
        {
            using var served = await server.Blog.Client.GetAsync(new Uri(url.Replace(".png", ending, StringComparison.Ordinal), UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
            Assert.Equal(type, served.Content.Headers.ContentType!.ToString());
        }
        await Eventually.Is(async () => await server.Blog.SqlAsync("SELECT COUNT(*) FROM BackgroundTask WHERE Kind = 'media.resize' AND State = 'Succeeded'") == 1);
    }
}
