using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BlogApp.Tests.Faults.Harness;

/// <param name="Clients">Number of connections.</param>
/// <param name="Pipelined">Number of requests sent together before their answers are read.</param>
/// <param name="Pause">The time between an answer and the client's next request.</param>
internal sealed record LoadPlan(int Clients = 8, int Pipelined = 1, TimeSpan Pause = default);

/// <summary>
/// Clients that read articles as different readers until they are stopped, and record each answer. When the server is
/// down they reconnect until it is back.
/// </summary>
internal sealed class Load
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(60);
    private readonly int _port;
    private readonly Ledger _ledger;
    private readonly LoadPlan _plan;
    private readonly (string Slug, int Reader, byte[] Bytes)[][] _requests;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _clients;

    private Load(int port, IReadOnlyList<string> slugs, IReadOnlyList<Reader> readers, Ledger ledger, LoadPlan plan, int seed)
    {
        _port = port;
        _ledger = ledger;
        _plan = plan;
        _requests = [.. slugs.Select(slug => readers.Select(reader => (slug, reader.Number, Write(slug, reader))).ToArray())];
        _clients = Task.WhenAll(Enumerable.Range(0, plan.Clients).Select(i => Task.Run(() => RunAsync(new Random(seed + i)))));
    }

    /// <summary>How long answers took, from the request to the end of the answer.</summary>
    public Latencies Latencies { get; } = new();

    public static Load Start(int port, IReadOnlyList<string> slugs, IReadOnlyList<Reader> readers, Ledger ledger, LoadPlan plan, int seed) =>
        new(port, slugs, readers, ledger, plan, seed);

    /// <summary>Lets the clients read pending answers, and ends them.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _clients;
    }

    private async Task RunAsync(Random random)
    {
        while (!_stopping.IsCancellationRequested)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _port), _stopping.Token);
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException)
            {
                await PauseAsync(TimeSpan.FromMilliseconds(15));
                continue;
            }
            var answers = new AnswerReader(socket);
            while (!_stopping.IsCancellationRequested && await AskAsync(socket, answers, random))
                await PauseAsync(_plan.Pause);
        }
    }

    /// <returns>False when the connection broke.</returns>
    private async Task<bool> AskAsync(Socket socket, AnswerReader answers, Random random)
    {
        using var patience = new CancellationTokenSource(AnswerPatience);
        var asked = new (string Slug, int Reader, byte[] Bytes)[_plan.Pipelined];
        for (var i = 0; i < asked.Length; i++)
            asked[i] = random.GetItems(random.GetItems(_requests, 1)[0], 1)[0];
        var sent = _ledger.Now();
        var started = TimeProvider.System.GetTimestamp();
        var done = 0;
        try
        {
            await socket.SendAsync(asked.Select(a => new ArraySegment<byte>(a.Bytes)).ToArray(), SocketFlags.None);
            for (; done < asked.Length; done++)
            {
                Note(await answers.ReadAsync(patience.Token), asked[done].Slug, asked[done].Reader, sent);
                Latencies.Add(TimeProvider.System.GetElapsedTime(started));
            }
            return true;
        }
        catch (Exception error) when (error is SocketException or IOException or OperationCanceledException)
        {
            for (; done < asked.Length; done++)
                _ledger.Lost(asked[done].Slug, asked[done].Reader, sent);
            return false;
        }
    }

    private void Note(Answer answer, string slug, int reader, long sent)
    {
        if (answer.View == "counted")
            _ledger.Counted(slug, reader, sent);
        else if (answer.Status >= 500)
            _ledger.Fail(slug, reader, sent);
        else
            _ledger.Skip(answer.View.Length > 0 ? answer.View : $"status {answer.Status}");
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        if (pause == TimeSpan.Zero)
            return;
        try
        {
            await Task.Delay(pause, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The loop notices it.
        }
    }

    private static byte[] Write(string slug, Reader reader)
    {
        var query = reader.Query is null ? "" : "?" + reader.Query;
        var referer = reader.Referer is null ? "" : $"Referer: {reader.Referer}\r\n";
        return Encoding.ASCII.GetBytes($"GET /articles/{slug}{query} HTTP/1.1\r\nHost: blog.example\r\nUser-Agent: {reader.Agent}\r\n"
            + $"X-Forwarded-For: {reader.Address}\r\nAccept-Language: {reader.AcceptLanguage}\r\nAccept-Encoding: br\r\n{referer}\r\n");
    }
}
