using BlogApp.Components;
using BlogApp.Tests.Features.Caching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Components;

public sealed class CircuitStoreTests
{
    [Fact]
    public async Task LeftCircuits_AreNotKeptInTheReadersCache()
    {
        using var cache = new CacheFixture();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddPages();
        builder.Services.AddSingleton<HybridCache>(cache.Cache);
        await using var services = builder.Services.BuildServiceProvider();

        Assert.Null(services.GetRequiredService<IOptions<CircuitOptions>>().Value.HybridPersistenceCache);
    }
}
