using System.Collections.Concurrent;
using System.Net;
using BlogApp.Tests.Features.Media;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Import;

/// <summary>A server from which an import fetches files: valid ones, one that claims to be a page, and invalid ones.</summary>
internal sealed class OldBlog : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private Task _serving = Task.CompletedTask;

    public string Address { get; private set; } = "";

    /// <summary>The paths that were asked for.</summary>
    public ConcurrentBag<string> Asked { get; } = [];

    public static OldBlog Start()
    {
        var blog = new OldBlog { Address = $"http://127.0.0.1:{FreePort.Take()}/" };
        blog._listener.Prefixes.Add(blog.Address);
        blog._listener.Start();
        blog._serving = blog.ServeAsync();
        return blog;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var response = context.Response;
            response.ContentType = "text/html";
            Asked.Add(context.Request.Url!.AbsolutePath);
            switch (context.Request.Url.AbsolutePath)
            {
                case "/good.png":
                    await response.OutputStream.WriteAsync(SamplePictures.Png(8, 8));
                    break;
                case "/wp-content/uploads/2020/photo.png" or "/wp-content/uploads/2020/photo-scaled.png":
                    await response.OutputStream.WriteAsync(SamplePictures.Png(9, 8));
                    break;
                case "/wp-content/uploads/2020/edit-e1591000000000.png":
                    await response.OutputStream.WriteAsync(SamplePictures.Png(10, 8));
                    break;
                case "/wp-content/uploads/2020/plain.png":
                    await response.OutputStream.WriteAsync(SamplePictures.Png(11, 8));
                    break;
                case "/wp-content/uploads/2020/loose.png":
                    await response.OutputStream.WriteAsync(SamplePictures.Png(12, 8));
                    break;
                case "/evil.png":
                    await response.OutputStream.WriteAsync("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray());
                    break;
                case "/moved.png":
                    response.Redirect(Address + "good.png");
                    break;
                case "/endless.png":
                    await response.OutputStream.WriteAsync(SamplePictures.Png(8, 8));
                    for (var megabytes = 0; megabytes < 100; megabytes++)
                        await response.OutputStream.WriteAsync(new byte[1_000_000]);
                    break;
                default:
                    response.StatusCode = 404;
                    break;
            }
        }
        catch (Exception error) when (error is HttpListenerException or IOException)
        {
            // The import had read enough.
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }
}
