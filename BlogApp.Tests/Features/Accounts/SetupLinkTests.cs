using BlogApp.Features.Accounts.Setup;

namespace BlogApp.Tests.Features.Accounts;

public sealed class SetupLinkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void LinkNotOpened_FitsNoToken()
    {
        using var link = new SetupLink();
        Assert.False(link.Fits(""));
        Assert.False(link.Fits(null));
        Assert.False(link.Fits("anything"));
    }

    [Fact]
    public void OpenedLink_FitsItsTokenOnly()
    {
        using var link = new SetupLink();
        var token = link.Open();
        Assert.True(link.Fits(token));
        Assert.False(link.Fits(token[..^1]));
        Assert.False(link.Fits(token + "a"));
        Assert.False(link.Fits(token.ToUpperInvariant()));
        Assert.False(link.Fits(new string('a', 100_000)));
    }

    [Fact]
    public void Token_Has256Bits_AndNeedsNoEscapingInAnAddress()
    {
        using var link = new SetupLink();
        var tokens = Enumerable.Range(0, 100).Select(_ => link.Open()).ToList();
        Assert.Equal(100, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Matches("^[A-Za-z0-9_-]{43}$", token));
        Assert.All(tokens[..^1], token => Assert.False(link.Fits(token)));
    }

    [Fact]
    public async Task UsedLink_EndsWithTheFirstSuccess_AndOutlivesFailures()
    {
        using var link = new SetupLink();
        var token = link.Open();
        Assert.True(await link.UseAsync(token, () => Task.FromResult(false), Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => link.UseAsync(token, () => throw new InvalidOperationException(), Stop));
        Assert.True(link.Fits(token));
        Assert.True(await link.UseAsync(token, () => Task.FromResult(true), Stop));
        Assert.False(await link.UseAsync(token, () => Task.FromResult(true), Stop));
        Assert.False(link.Fits(token));
    }

    [Fact]
    public async Task LinkUsedByManyAtOnce_MakesOneAdmin()
    {
        using var link = new SetupLink();
        var token = link.Open();
        var made = 0;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => link.UseAsync(token, async () =>
        {
            await Task.Yield();
            Interlocked.Increment(ref made);
            return true;
        }, Stop), Stop)));
        Assert.Equal(1, made);
    }

    [Theory]
    [InlineData("https://blog.example.org", "http://[::]:5000", "https://blog.example.org/setup?token=t")]
    [InlineData("https://blog.example.org/", "", "https://blog.example.org/setup?token=t")]
    [InlineData("", "http://[::]:5000", "http://localhost:5000/setup?token=t")]
    [InlineData("", "http://0.0.0.0:80", "http://localhost:80/setup?token=t")]
    [InlineData("", "http://*:8080", "http://localhost:8080/setup?token=t")]
    [InlineData("", "http://+:8080", "http://localhost:8080/setup?token=t")]
    [InlineData("", "http://localhost:5000", "http://localhost:5000/setup?token=t")]
    [InlineData("", "http://192.168.1.7:5000", "http://192.168.1.7:5000/setup?token=t")]
    public void SetupAddress_UsesTheSiteAddress_OrElseTheListeningOne(string site, string listening, string address) =>
        Assert.Equal(address, SetupLink.Address(site, listening.Length > 0 ? [listening] : [], "", "t"));
}
