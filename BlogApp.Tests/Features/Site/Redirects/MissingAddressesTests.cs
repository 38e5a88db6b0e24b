using BlogApp.Data.Storage;
using BlogApp.Features.Site.Redirects.Missing;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Site.Redirects;

public sealed class MissingAddressesTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private TestDatabase _database = null!;
    private MissingAddresses _missing = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _missing = new(_database.Get<IDatabaseWriter>(), _database.Contexts, _time);
    }

    [Fact]
    public async Task Requests_WaitInMemory_AndAreSummedUp()
    {
        _missing.Note("/Old/", null, "example.org");
        _missing.Note("/old", "?utm=1", "");
        _missing.Note("/wp-login.php", null, "");
        Assert.Equal(0, await _database.NumberAsync("SELECT COUNT(*) FROM MissingAddress"));
        Assert.Equal(1, await _missing.SaveAsync(Cancelled));
        var first = _time.GetUtcNow().UtcDateTime;
        _time.Advance(TimeSpan.FromHours(1));
        _missing.Note("/old", null, "");
        await _missing.SaveAsync(Cancelled);
        var row = await _database.ReadAsync(c => c.MissingAddresses.SingleAsync());
        Assert.Equal(("/old", 3L, "example.org", first, first.AddHours(1)), (row.Path, row.Requests, row.Referrer, row.FirstAt, row.LastAt));
    }

    [Fact]
    public async Task Flood_IsBounded_InMemoryAndInTheTable_AndTheMostRequestedStay()
    {
        for (var i = 0; i < 3; i++)
            _missing.Note("/often", null, "");
        for (var i = 0; i < MissingAddresses.MostWaiting + 500; i++)
            _missing.Note($"/once-{i}", null, "");
        // Known ones go on to be counted.
        _missing.Note("/often", null, "");
        Assert.Equal(MissingAddresses.MostWaiting, await _missing.SaveAsync(Cancelled));
        Assert.Equal(MissingAddresses.MostKept, await _database.NumberAsync("SELECT COUNT(*) FROM MissingAddress"));
        Assert.Equal(4, await _database.NumberAsync("SELECT Requests FROM MissingAddress WHERE Path = '/often'"));
    }

    [Fact]
    public async Task IgnoredAddress_StaysIgnored_AndUnaskedOnesAreForgotten()
    {
        _missing.Note("/a", null, "");
        _missing.Note("/b", null, "");
        await _missing.SaveAsync(Cancelled);
        await _missing.IgnoreAsync(await _database.NumberAsync("SELECT Id FROM MissingAddress WHERE Path = '/a'"), ignored: true, Cancelled);
        _time.Advance(TimeSpan.FromDays(30));
        _missing.Note("/a", null, "");
        await _missing.SaveAsync(Cancelled);
        Assert.Equal(1, await _missing.ForgetAsync(_time.GetUtcNow().UtcDateTime.AddDays(-20), Cancelled));
        var row = await _database.ReadAsync(c => c.MissingAddresses.SingleAsync());
        Assert.Equal(("/a", true, 2L), (row.Path, row.Ignored, row.Requests));
    }

    [Fact]
    public async Task FailedWrite_IsMadeUpForTheNextTime()
    {
        _missing.Note("/a", null, "");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _missing.SaveAsync(new CancellationToken(canceled: true)));
        _missing.Note("/a", null, "");
        await _missing.SaveAsync(Cancelled);
        Assert.Equal(2, await _database.NumberAsync("SELECT Requests FROM MissingAddress"));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
