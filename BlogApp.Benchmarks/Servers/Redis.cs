namespace BlogApp.Benchmarks.Servers;

/// <summary>A redis-server of its own, as the run script starts it.</summary>
internal sealed record Redis(Child Process, int Port) : IAsyncDisposable
{
    public string Address => $"127.0.0.1:{Port}";

    /// <param name="folder">Its data; what is there already is loaded.</param>
    /// <param name="again">The port of the one before, when it is started again.</param>
    public static async Task<Redis> StartAsync(string folder, int? again = null)
    {
        var port = again ?? Child.FreePort();
        return new Redis(await Child.StartAsync("redis-server",
            ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder, "--appendonly", "yes", "--save", ""], port), port);
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
