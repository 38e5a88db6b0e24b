using System.Net;
using BlogApp.Features.Giveaways;
using BlogApp.Features.Giveaways.Claiming;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Giveaways.Claiming;

public sealed class ClaimLimitTests
{
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");
    private readonly ManualTime _time = new();

    private ClaimLimit Limit(int perVisitor = 2, int perAddress = 5) =>
        new(Options.Create(new GiveawaysSettings { PerMinute = perVisitor, PerMinuteAndAddress = perAddress }), _time);

    [Fact]
    public void Visitor_BeyondTheLimit_WaitsUntilTheMinuteIsOver()
    {
        var limit = Limit();
        Assert.Null(limit.TryTake(1, Home));
        Assert.Null(limit.TryTake(1, Home));
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(TimeSpan.FromSeconds(40), limit.TryTake(1, Home));
        Assert.Null(limit.TryTake(2, Home));
        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(limit.TryTake(1, Home));
    }

    [Fact]
    public void ManyVisitorsOfOneAddress_ShareItsLimit_AndOneHouseholdIsOneAddress()
    {
        var limit = Limit();
        for (var visitor = 0; visitor < 5; visitor++)
            Assert.Null(limit.TryTake(visitor, IPAddress.Parse($"2001:db8:1:2::{visitor + 1}")));
        Assert.NotNull(limit.TryTake(99, IPAddress.Parse("2001:db8:1:2:ffff::1")));
        Assert.Null(limit.TryTake(99, IPAddress.Parse("2001:db8:1:3::1")));
    }
}
