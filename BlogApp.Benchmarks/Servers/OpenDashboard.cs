using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BlogApp.Benchmarks.Servers;

/// <summary>
/// The dashboard as a browser has it open, as far as the server can tell: the page's circuit, whose renders are
/// acknowledged and whose calls of scripts are answered. The protocol is SignalR's over MessagePack
/// (https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md).
/// </summary>
internal sealed partial class OpenDashboard : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly CancellationTokenSource _closing = new();
    private Task _answering = Task.CompletedTask;
    private long _renders;

    private OpenDashboard(ClientWebSocket socket) => _socket = socket;

    /// <summary>Batches of changes that the page was sent.</summary>
    public long Renders => Interlocked.Read(ref _renders);

    /// <param name="client">Signed in; its cookies are <paramref name="cookies"/>.</param>
    public static async Task<OpenDashboard> OpenAsync(HttpClient client, CookieContainer cookies)
    {
        var page = await client.GetStringAsync(new Uri("/studio", UriKind.Relative));
        var markers = Marker().Matches(page).Select(m => JsonDocument.Parse(WebUtility.HtmlDecode(m.Groups[1].Value)).RootElement)
            .Where(m => m.TryGetProperty("descriptor", out _)).ToList();
        if (markers.Count == 0)
            throw new InvalidOperationException("The dashboard has no interactive part: is the admin signed in?");
        var origin = client.BaseAddress!;
        var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        // As browsers offer it: a compressed connection costs the server more memory.
        socket.Options.DangerousDeflateOptions = new();
        await socket.ConnectAsync(new UriBuilder(origin) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        var dashboard = new OpenDashboard(socket);
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
        _closing.Dispose();
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
                        // The circuit's name: it has started, and the page's components are to come.
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
                // 1: a reference to a script's object is wanted.
                var result = arguments[3] is 1L ? "{\"__jsObjectId\":1}" : "null";
                return CallAsync(null, "EndInvokeJSFromDotNet", arguments[0], true, string.Create(CultureInfo.InvariantCulture, $"[{arguments[0]},true,{result}]"));
            case "JS.Error":
                throw new InvalidOperationException($"The server ended the page: {arguments[0]}");
            default:
                return Task.CompletedTask;
        }
    }

    private Task CallAsync(string? id, string target, params object?[] arguments) => SendAsync(PackWriter.Message([1L, new Dictionary<string, string>(), id, target, arguments, Array.Empty<object?>()]));

    private Task SendAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, _closing.Token);

    /// <returns>A whole message of the socket; null when it was closed.</returns>
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
            if (part.EndOfMessage)
                return whole.ToArray();
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
