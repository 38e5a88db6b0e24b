using BlogApp.Features.Analytics;
using BlogApp.Features.Analytics.Collect;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Analytics.Collect;

public sealed class ReferrerSpamTests
{
    [Theory]
    [InlineData("semalt.com", true)]
    [InlineData("ru.semalt.com", true)]
    [InlineData("notsemalt.com", false)]
    [InlineData("semalt.com.example.org", false)]
    [InlineData("news.ycombinator.com", false)]
    [InlineData("com", false)]
    [InlineData("", false)]
    public void Host_LookedUp_IsSpamWithEverythingBelowIt(string host, bool spam) => Assert.Equal(spam, With("").Contains(host));

    [Theory]
    [InlineData("spam.example", "spam.example", true)]
    [InlineData("spam.example", "a.b.spam.example", true)]
    [InlineData(" Spam.Example ,other.example\nthird.example", "third.example", true)]
    [InlineData(" Spam.Example ,other.example", "spam.example", true)]
    [InlineData("!semalt.com", "semalt.com", false)]
    [InlineData("!semalt.com", "ru.semalt.com", false)]
    public void Setting_AddsHosts_AndTakesSomeOff(string setting, string host, bool spam) => Assert.Equal(spam, With(setting).Contains(host));

    private static ReferrerSpam With(string setting) => new(Options.Create(new AnalyticsSettings { ReferrerSpam = setting }));
}
