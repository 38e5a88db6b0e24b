namespace BlogApp.Tests.Support;

/// <summary>
/// One server for the tests of a class, as its class fixture: most of a short test's cost is a server's start. The tests
/// run one after another; each brings articles of its own and says nothing about what others may have left.
/// </summary>
public sealed class SharedServer : IAsyncDisposable
{
    private BlogServer? _server;

    /// <summary>The server, started by the first test that asks, or again where the one before has stopped it.</summary>
    /// <param name="settings">Those of the class, each time the same.</param>
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
