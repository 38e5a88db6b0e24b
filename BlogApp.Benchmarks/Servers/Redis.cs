namespace BlogApp.Benchmarks.Servers;

/// <summary>A separate redis-server, started as in the run script.</summary>
internal sealed record Redis(Child Process, int Port) : IAsyncDisposable
{
    public string Address => $"127.0.0.1:{Port}";

    /// <param name="folder">Its data folder; existing data are loaded.</param>
    /// <param name="again">The port of the previous one, for a restart.</param>
    public static async Task<Redis> StartAsync(string folder, int? again = null)
    {
        var port = again ?? Child.FreePort();
        return new Redis(await Child.StartAsync("redis-server",
            ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder, "--appendonly", "yes", "--save", ""], port), port);
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
