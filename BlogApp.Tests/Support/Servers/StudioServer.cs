namespace BlogApp.Tests.Support.Servers;

/// <summary>A server and a signed-in admin who sends requests like the Studio's scripts.</summary>
internal sealed class StudioServer : IAsyncDisposable
{
    private const string Email = "admin@blog.test", Password = "four unrelated words here";

    private StudioServer(BlogServer blog)
    {
        Blog = blog;
        Browser = new FormBrowser(blog.Address);
    }

    public BlogServer Blog { get; }
    public FormBrowser Browser { get; }
    public HttpClient Client { get; private set; } = null!;

    public static async Task<StudioServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var server = new StudioServer(await BlogServer.StartAsync([("Bootstrap:AdminEmail", Email), ("Bootstrap:AdminPassword", Password), .. settings]));
        try
        {
            (await server.Browser.SignInAsync(Email, Password)).Dispose();
            server.Client = await server.Browser.StudioClientAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        Browser.Dispose();
        await Blog.DisposeAsync();
    }
}
