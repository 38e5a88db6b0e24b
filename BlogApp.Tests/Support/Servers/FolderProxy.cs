using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Tests.Support.Servers;

/// <summary>
/// A proxy that has a blog in a folder of its host, with another application beside it: it keeps the folder in the path
/// or strips it, and remembers what was asked for outside of the folder.
/// </summary>
internal sealed class FolderProxy : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = [HeaderNames.TransferEncoding, HeaderNames.Connection];

    private readonly WebApplication _app;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly ConcurrentQueue<string> _outside = new();

    private FolderProxy(WebApplication app, Uri address) => (_app, Address) = (app, address);

    public Uri Address { get; }

    /// <summary>Paths that were requested of the other application.</summary>
    public IReadOnlyCollection<string> Outside => _outside;

    /// <param name="folder">Such as <c>/blog</c>.</param>
    public static async Task<FolderProxy> StartAsync(Uri blog, string folder, bool strips)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{FreePort.Take()}"));
        builder.WebHost.UseUrls(address.ToString());
        var app = builder.Build();
        var proxy = new FolderProxy(app, address);
        app.UseWebSockets();
        app.Run(async context =>
        {
            if (!context.Request.Path.StartsWithSegments(folder, StringComparison.Ordinal, out var rest))
            {
                proxy._outside.Enqueue(context.Request.Path + context.Request.QueryString);
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            var path = strips ? rest.HasValue ? rest : "/" : context.Request.Path;
            var target = path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
            if (context.WebSockets.IsWebSocketRequest)
                await RelayAsync(context, new UriBuilder(new Uri(blog, target)) { Scheme = "ws" }.Uri);
            else
                await proxy.ForwardAsync(context, new Uri(blog, target));
        });
        await app.StartAsync();
        return proxy;
    }

    private async Task ForwardAsync(HttpContext context, Uri target)
    {
        var asked = context.Request;
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), target);
        if (asked.ContentLength > 0 || asked.Headers.ContainsKey(HeaderNames.TransferEncoding))
            request.Content = new StreamContent(asked.Body);
        foreach (var header in asked.Headers.Where(header => !OfTheConnection.Contains(header.Key)))
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable());
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key)))
                context.Response.Headers[header.Key] = header.Value.ToArray();
            await context.Response.StartAsync(context.RequestAborted);
            await answer.Content.CopyToAsync(new Flushing(context.Response.Body), context.RequestAborted);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException && context.RequestAborted.IsCancellationRequested)
        {
            // The browser went away.
        }
    }

    private static async Task RelayAsync(HttpContext context, Uri target)
    {
        using var away = new ClientWebSocket();
        foreach (var name in (string[])[HeaderNames.Cookie, HeaderNames.Origin, HeaderNames.UserAgent])
            away.Options.SetRequestHeader(name, context.Request.Headers[name]);
        away.Options.SetRequestHeader(HeaderNames.Host, context.Request.Host.Value);
        await away.ConnectAsync(target, context.RequestAborted);
        using var near = await context.WebSockets.AcceptWebSocketAsync();
        await Task.WhenAny(PumpAsync(near, away, context.RequestAborted), PumpAsync(away, near, context.RequestAborted));
    }

    private static async Task PumpAsync(WebSocket from, WebSocket to, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var read = await from.ReceiveAsync(buffer, cancellationToken);
                if (read.MessageType == WebSocketMessageType.Close)
                    return;
                await to.SendAsync(buffer.AsMemory(0, read.Count), read.MessageType, read.EndOfMessage, cancellationToken);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // Either side went away.
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _client.Dispose();
    }

    /// <summary>Passes on each piece of an event stream at once.</summary>
    private sealed class Flushing(Stream next) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await next.WriteAsync(buffer, cancellationToken);
            await next.FlushAsync(cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Flush() => next.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
