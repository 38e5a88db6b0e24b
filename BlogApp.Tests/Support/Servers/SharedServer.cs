namespace BlogApp.Tests.Support.Servers;

/// <summary>
/// One server for the tests of a class, as its class fixture, because starting a server is the main cost of a short
/// test. The tests run one after another. Each uses its own articles and assumes nothing about what others left.
/// </summary>
public sealed class SharedServer : IAsyncDisposable
{
    private BlogServer? _server;

    /// <summary>The server, started by the first test that asks for it, or started again after a test stopped it.</summary>
    /// <param name="settings">The class's settings, identical in each call.</param>
    internal async Task<BlogServer> StartedAsync(params (string Key, string Value)[] settings)
    {
        if (_server is null)
            _server = await BlogServer.StartAsync(settings);
        else if (!_server.Running)
            await _server.StartAgainAsync();
        return _server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
