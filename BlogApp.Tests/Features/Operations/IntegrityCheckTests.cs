using BlogApp.Data.Sqlite;
using BlogApp.Data.Storage;
using BlogApp.Features.Operations.Integrity;
using BlogApp.Platform.Stores;
using BlogApp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Operations;

public sealed class IntegrityCheckTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-integrity-");
    private TestDatabase _database = null!;
    private StoreHealth _health = null!;
    private IntegrityCheck _check = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.AddArticlesAsync(200);
        await _database.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        _health = new StoreHealth(_time, NullLogger<StoreHealth>.Instance);
        _check = NewCheck();
    }

    [Fact]
    public async Task IntactDatabase_IsReportedIntact_AndTheResultOutlivesTheProcess()
    {
        _health.Hold(StoreKind.Sql, StoreGrade.Critical, "damaged");
        await RunAsync();
        Assert.Null(_check.Failure);
        Assert.True(_check.Last?.Whole);
        Assert.Equal(StoreGrade.Healthy, _health.Of(StoreKind.Sql).Grade);

        using var later = NewCheck();
        await later.LoadAsync(TestContext.Current.CancellationToken);
        Assert.Equal((_time.GetUtcNow(), true), (later.Last?.At, later.Last?.Whole));
    }

    [Fact]
    public async Task DamagedIndex_IsFound_AndGradedCritical()
    {
        var page = await _database.NumberAsync("SELECT rootpage FROM sqlite_master WHERE name = 'IX_Article_Slug'");
        Assert.True(page > 0);
        var size = await _database.NumberAsync("PRAGMA page_size");
        SqliteConnection.ClearAllPools();
        await using (var file = new FileStream(_database.File, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            // Into the cells at the end of the page: it is still an index page, but with wrong keys.
            file.Position = page * size - 64;
            file.Write(new byte[48]);
        }
        await RunAsync();
        Assert.NotEmpty(_check.Last!.Findings);
        Assert.Equal(StoreGrade.Critical, _health.Of(StoreKind.Sql).Grade);
    }

    [Fact]
    public async Task MissingDatabase_FailsTheCheckWithAReason()
    {
        SqliteConnection.ClearAllPools();
        using var check = new IntegrityCheck(new DatabaseInspector(new SqliteFile(Path.Combine(_folder.FullName, "nowhere.db"))), _database.Contexts, _health, _time, NullLogger<IntegrityCheck>.Instance);
        check.Start();
        await Eventually.Is(() => check.Progress is null && check.Failure is not null);
        Assert.Contains("cannot be opened", check.Failure!.ToString(), StringComparison.Ordinal);
        Assert.Null(check.Last);
    }

    private async Task RunAsync()
    {
        _check.Start();
        // A second click changes nothing.
        _check.Start();
        await Eventually.Is(() => _check.Progress is null);
    }

    private IntegrityCheck NewCheck() => new(_database.Get<IDatabaseInspector>(), _database.Contexts, _health, _time, NullLogger<IntegrityCheck>.Instance);

    public async ValueTask DisposeAsync()
    {
        _check.Dispose();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
