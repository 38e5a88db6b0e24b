using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BlogApp.Benchmarks.Servers;

/// <summary>
/// A dashboard as opened by a browser, as far as the server can tell: the page's circuit, with acknowledged renders and
/// answered script calls. The protocol is SignalR's over MessagePack
/// (https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md).
/// </summary>
internal sealed partial class OpenDashboard : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly HttpMessageInvoker _connecting;
    private readonly CancellationTokenSource _closing = new();
    private Task _answering = Task.CompletedTask;
    private CountingStream? _connection;
    private long _renders, _payload;

    private OpenDashboard(ClientWebSocket socket, CookieContainer cookies)
    {
        _socket = socket;
        _connecting = new HttpMessageInvoker(new SocketsHttpHandler { CookieContainer = cookies, ConnectCallback = ConnectAsync });
    }

    /// <summary>Number of render batches sent to the page.</summary>
    public long Renders => Interlocked.Read(ref _renders);

    /// <summary>Size in bytes of the server's messages, as the page sees them.</summary>
    public long Payload => Interlocked.Read(ref _payload);

    /// <summary>Size in bytes of the same messages on the wire.</summary>
    public long Wire => _connection?.Received ?? 0;

    /// <param name="client">A signed-in client; its cookies are <paramref name="cookies"/>.</param>
    public static async Task<OpenDashboard> OpenAsync(HttpClient client, CookieContainer cookies)
    {
        var page = await client.GetStringAsync(new Uri("/studio", UriKind.Relative));
        var markers = Marker().Matches(page).Select(m => JsonDocument.Parse(WebUtility.HtmlDecode(m.Groups[1].Value)).RootElement)
            .Where(m => m.TryGetProperty("descriptor", out _)).ToList();
        if (markers.Count == 0)
            throw new InvalidOperationException("The dashboard has no interactive part: is the admin signed in?");
        var origin = client.BaseAddress!;
        var socket = new ClientWebSocket();
        // As browsers request it: a compressed connection costs the server more memory.
        socket.Options.DangerousDeflateOptions = new();
        var dashboard = new OpenDashboard(socket, cookies);
        await socket.ConnectAsync(new UriBuilder(origin) { Scheme = "ws", Path = "/_blazor" }.Uri, dashboard._connecting, CancellationToken.None);
        await dashboard.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray());
        await dashboard.ReceiveAsync();
        await dashboard.CallAsync("0", "StartCircuit", origin.ToString(), new Uri(origin, "/studio").ToString(), "[]", "");
        var operations = string.Join(',', markers.Select((marker, i) => $$"""{"type":"add","ssrComponentId":{{i + 1}},"marker":{{marker.GetRawText()}}}"""));
        dashboard._answering = dashboard.AnswerAsync($$"""{"batchId":1,"operations":[{{operations}}]}""", State().Match(page).Groups[1].Value);
        return dashboard;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _answering;
        _socket.Dispose();
        _connecting.Dispose();
        _closing.Dispose();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancel);
        return _connection = new CountingStream(new NetworkStream(socket, ownsSocket: true));
    }

    private async Task AnswerAsync(string roots, string state)
    {
        try
        {
            while (await ReceiveAsync() is { } bytes)
            {
                for (var pack = new PackReader(bytes); pack.NextMessage();)
                {
                    switch (pack.Read())
                    {
                        // The circuit's name: it has started, and the page's components will follow.
                        case List<object?> { Count: >= 3 } message when message[0] is 3L && message[2] is "0":
                            await CallAsync(null, "UpdateRootComponents", roots, state);
                            break;
                        case List<object?> { Count: >= 5 } message when message[0] is 1L && message[4] is List<object?> arguments:
                            await AnswerAsync((string)message[3]!, arguments);
                            break;
                    }
                }
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or WebSocketException)
        {
            // Closed by this side, or the server ended.
        }
    }

    private Task AnswerAsync(string target, List<object?> arguments)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                Interlocked.Increment(ref _renders);
                return CallAsync(null, "OnRenderCompleted", arguments[0], null);
            case "JS.BeginInvokeJS" when arguments[0] is long and not 0:
                // 1: the caller wants a reference to a script's object.
                var result = arguments[3] is 1L ? "{\"__jsObjectId\":1}" : Measured((string)arguments[1]!);
                return CallAsync(null, "EndInvokeJSFromDotNet", arguments[0], true, string.Create(CultureInfo.InvariantCulture, $"[{arguments[0]},true,{result}]"));
            case "JS.Error":
                throw new InvalidOperationException($"The server ended the page: {arguments[0]}");
            default:
                return Task.CompletedTask;
        }
    }

    /// <summary>What scripts of MudBlazor's charts return in a browser when they measure a chart or one of its labels.</summary>
    private static string Measured(string script) => script switch
    {
        "mudObserveElementSize" => "{\"width\":340,\"height\":180}",
        "mudGetSvgBBox" => "{\"x\":0,\"y\":0,\"width\":28,\"height\":16}",
        _ => "null",
    };

    private Task CallAsync(string? id, string target, params object?[] arguments) => SendAsync(PackWriter.Message([1L, new Dictionary<string, string>(), id, target, arguments, Array.Empty<object?>()]));

    private Task SendAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, _closing.Token);

    /// <returns>A complete message of the socket; null when it was closed.</returns>
    private async Task<byte[]?> ReceiveAsync()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[16_384];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, _closing.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            whole.Write(buffer, 0, part.Count);
            Interlocked.Add(ref _payload, part.Count);
            if (part.EndOfMessage)
                return whole.ToArray();
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
