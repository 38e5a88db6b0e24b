namespace BlogApp.Benchmarks.Load;

/// <summary>Readers that keep sending requests, whatever happens to the server, and remember the answers.</summary>
internal sealed class Readers : IDisposable
{
    private const int Connections = 64;
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, ConnectTimeout = TimeSpan.FromSeconds(1) });
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task[] _reading;
    private long _answered;
    private long _skipped;

    public Readers(string url)
    {
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0");
        _reading = [.. Enumerable.Range(0, Connections).Select(_ => Task.Run(() => ReadAsync(new Uri(url))))];
    }

    /// <returns>The number of complete pages, and of those that reported not being counted.</returns>
    public async Task<(long Answered, long Skipped)> StopAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_reading);
        return (_answered, _skipped);
    }

    private async Task ReadAsync(Uri url)
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                // Not canceled at the end: an answer that is under way is awaited.
                using var answer = await _client.GetAsync(url);
                if (!answer.IsSuccessStatusCode)
                    continue;
                Interlocked.Increment(ref _answered);
                if (answer.Headers.TryGetValues("X-View", out var view) && view.First().StartsWith("skipped", StringComparison.Ordinal))
                    Interlocked.Increment(ref _skipped);
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(20);
            }
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _stopping.Dispose();
    }
}
