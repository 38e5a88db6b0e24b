using BlogApp.Platform.Caching;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Platform.Caching;

public sealed class SharedReadingTests
{
    private readonly SharedQuery<long, string> _shared = new("the numbers", NullLogger.Instance);
    private int _readings;

    [Fact]
    public async Task ReadersWithTheSameKey_AtOnce_ShareOneReading()
    {
        var slow = new TaskCompletionSource<string?>();
        var dashboards = Enumerable.Range(0, 20).Select(_ => ReadAsync(1, slow.Task)).ToList();
        slow.SetResult("12");
        Assert.All(await Task.WhenAll(dashboards), answer => Assert.Equal("12", answer));
        Assert.Equal(1, _readings);
    }

    [Fact]
    public async Task AnotherKey_Read_LoadsAgain()
    {
        await ReadAsync(1, Task.FromResult<string?>("12"));
        Assert.Equal("13", await ReadAsync(2, Task.FromResult<string?>("13")));
    }

    [Fact]
    public async Task FailedReading_AnswersWithNothing_AndIsTriedAgainWithTheNextKey()
    {
        Assert.Null(await ReadAsync(1, Task.FromException<string?>(new InvalidOperationException("The store is away."))));
        Assert.Equal("12", await ReadAsync(2, Task.FromResult<string?>("12")));
    }

    private Task<string?> ReadAsync(long key, Task<string?> answer) => _shared.ReadAsync(key, () =>
    {
        _readings++;
        return answer;
    });
}
