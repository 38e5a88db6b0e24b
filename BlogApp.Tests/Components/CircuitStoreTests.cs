using BlogApp.Components;
using BlogApp.Components.Circuits;
using BlogApp.Tests.Platform.Caching;
using BlogApp.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Components;

public sealed class CircuitStoreTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("circuits-");
    private readonly EphemeralDataProtectionProvider _protection = new();
    private readonly ManualTime _time = new();

    private string Files => Path.Combine(_directory.FullName, "circuits");

    [Fact]
    public async Task DisconnectedCircuits_ArePersistedToTheFolder_NotToTheReadersCache()
    {
        using var cache = new CacheFixture();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddPages();
        builder.Services.AddSingleton<HybridCache>(cache.Cache);
        // The last registration wins: this test's data directory.
        builder.Services.AddSingleton(NewStore());
        await using var services = builder.Services.BuildServiceProvider();

        Assert.IsType<CircuitStateFolder>(services.GetRequiredService<IOptions<CircuitOptions>>().Value.HybridPersistenceCache);
    }

    [Fact]
    public async Task State_OutlivesTheProcess_AndIsGoneOnceRemoved()
    {
        await KeepAsync(NewStore(), "key", new State { Values = new Dictionary<string, byte[]> { ["page"] = [1, 2, 3] }, Root = [4] });

        var found = await ReadAsync(NewStore(), "key");
        Assert.Equal([1, 2, 3], found!.Values!["page"]);
        Assert.Equal([4], found.Root!);
        await NewStore().RemoveAsync("key", TestContext.Current.CancellationToken);
        Assert.Null(await ReadAsync(NewStore(), "key"));
    }

    [Fact]
    public async Task UnknownForeignOrBrokenState_Read_IsNull()
    {
        Assert.Null(await ReadAsync(NewStore(), "never kept"));
        await KeepAsync(NewStore(), "key", new State { Root = [4] });
        Assert.Null(await ReadAsync(new CircuitStateFolder(Files, new EphemeralDataProtectionProvider(), _time, NullLogger<CircuitStateFolder>.Instance), "key"));
        await File.WriteAllBytesAsync(Assert.Single(Directory.GetFiles(Files)), [1, 2, 3], TestContext.Current.CancellationToken);
        Assert.Null(await ReadAsync(NewStore(), "key"));
    }

    [Fact]
    public async Task StateFile_ShowsNeitherTheKeyNorTheState()
    {
        await KeepAsync(NewStore(), "the-secret-key", new State { Values = new Dictionary<string, byte[]> { ["the-secret-name"] = [1] } });

        var file = Assert.Single(Directory.GetFiles(Files));
        Assert.DoesNotContain("secret", file, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StateFolder_LimitsNumberAgeAndSizeOfStates()
    {
        var store = NewStore();
        await KeepAsync(store, "first", new State { Root = [1] });
        for (var i = 0; i < CircuitStateFolder.MaxFiles; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await KeepAsync(store, $"key {i}", new State { Root = [1] });
        }
        Assert.Equal(CircuitStateFolder.MaxFiles, Directory.GetFiles(Files).Length);
        Assert.Null(await ReadAsync(store, "first"));
        Assert.NotNull(await ReadAsync(store, "key 0"));

        await KeepAsync(store, "large", new State { Root = new byte[CircuitStateFolder.MaxBytes] });
        Assert.Null(await ReadAsync(store, "large"));

        _time.Advance(CircuitStateFolder.MaxAge + TimeSpan.FromSeconds(1));
        Assert.Null(await ReadAsync(store, "key 99"));
        await KeepAsync(store, "newest", new State { Root = [1] });
        Assert.Single(Directory.GetFiles(Files));
    }

    private CircuitStateFolder NewStore() => new(Files, _protection, _time, NullLogger<CircuitStateFolder>.Instance);

    private static ValueTask KeepAsync(CircuitStateFolder store, string key, State state) => store.SetAsync(key, state, cancellationToken: TestContext.Current.CancellationToken);

    private static ValueTask<State?> ReadAsync(CircuitStateFolder store, string key) =>
        store.GetOrCreateAsync<State?>(key, static _ => throw new InvalidOperationException("The framework's factory fails, too."), cancellationToken: TestContext.Current.CancellationToken);

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>The shape of the framework's state.</summary>
    private sealed class State
    {
        public IReadOnlyDictionary<string, byte[]>? Values { get; set; }
        public byte[]? Root { get; set; }
    }
}
