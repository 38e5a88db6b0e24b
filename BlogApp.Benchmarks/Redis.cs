namespace BlogApp.Benchmarks;

/// <summary>A redis-server of its own, as the run script starts it.</summary>
internal sealed record Redis(Child Process, string Address) : IAsyncDisposable
{
    public static async Task<Redis> StartAsync(string folder)
    {
        var port = Child.FreePort();
        return new Redis(await Child.StartAsync("redis-server",
            ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder, "--appendonly", "yes", "--save", ""], port), $"127.0.0.1:{port}");
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
