using BlogApp.Features.Analytics.Dashboard;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Analytics.Dashboard;

public sealed class SharedReadingTests
{
    private readonly SharedReading<long, string> _shared = new("the numbers", NullLogger.Instance);
    private int _readings;

    [Fact]
    public async Task Everyone_with_the_same_key_shares_one_reading()
    {
        var slow = new TaskCompletionSource<string?>();
        var dashboards = Enumerable.Range(0, 20).Select(_ => ReadAsync(1, slow.Task)).ToList();
        slow.SetResult("12");
        Assert.All(await Task.WhenAll(dashboards), answer => Assert.Equal("12", answer));
        Assert.Equal(1, _readings);
    }

    [Fact]
    public async Task Another_key_is_read_anew()
    {
        await ReadAsync(1, Task.FromResult<string?>("12"));
        Assert.Equal("13", await ReadAsync(2, Task.FromResult<string?>("13")));
    }

    [Fact]
    public async Task A_reading_that_fails_is_answered_with_nothing_and_tried_again_with_the_next_key()
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
