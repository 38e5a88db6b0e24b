using System.Net;
using BlogApp.Features.Accounts.SignIn;

namespace BlogApp.Tests.Features.Accounts;

public sealed class SignInLimitTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Addresses_OfTheSameNetworkPrefix_ShareALimit(string one, string other, bool shared) =>
        Assert.Equal(shared, SignInLimit.Partition(IPAddress.Parse(one)) == SignInLimit.Partition(IPAddress.Parse(other)));
}
