using BlogApp.Data.Analytics.Stores;
using BlogApp.Data.Comments;
using BlogApp.Data.Storage;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Http;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using BlogApp.Platform.Supervision;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlogApp.Tests.Support.Servers;

/// <summary>A server with one feature's services and routes on a test database, on its own port.</summary>
internal sealed class FeatureHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FeatureHost(WebApplication app) => _app = app;

    public HttpClient Client { get; private set; } = null!;

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<FeatureHost> StartAsync(TestDatabase database, TimeProvider time, Action<IServiceCollection> services,
        Action<WebApplication> map, Action<SiteSettings>? site = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time).AddSingleton(database.Contexts).AddSingleton(database.Get<IDatabaseWriter>()).AddSingleton(database.Get<IDatabaseInspector>()).AddSingleton(database.Get<ICommentStore>()).AddSingleton(database.Get<IRankingStore>())
            .AddSingleton(_ => new RedisConnection(null)).AddStores().AddHostedService<ProbeStores>().AddSingleton(database.Sql).AddCaching();
        builder.Services.Configure<SiteSettings>(settings => site?.Invoke(settings));
        services(builder.Services);
        var app = builder.Build();
        app.UseHead();
        app.UseRouting();
        map(app);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new FeatureHost(app) { Client = new HttpClient { BaseAddress = new Uri(address) } };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        // Dispose alone would not wait for background services.
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
