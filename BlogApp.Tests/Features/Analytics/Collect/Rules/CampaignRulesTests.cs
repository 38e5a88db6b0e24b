using BlogApp.Features.Analytics.Collect.Rules;
using Xunit;

namespace BlogApp.Tests.Features.Analytics.Collect.Rules;

public sealed class CampaignRulesTests
{
    [Theory]
    [InlineData("?utm_campaign=spring", "spring")]
    [InlineData("utm_campaign=spring", "spring")]
    [InlineData("?a=1&utm_source=Newsletter&b=2", "newsletter")]
    [InlineData("?ref=producthunt", "producthunt")]
    [InlineData("?ref=a&utm_source=b&utm_campaign=c", "c")]
    [InlineData("?ref=a&utm_source=b&utm_campaign=", "b")]
    [InlineData("?utm_campaign=&utm_campaign=second", "second")]
    [InlineData("?UTM_Campaign=Big+Sale", "big sale")]
    [InlineData("?utm_campaign=%20%20Big%20Sale%09%0A", "big sale")]
    [InlineData("?utm_campaign=%E4%B8%AD%E6%96%87", "中文")]
    [InlineData("?utm_campaign=中文", "中文")]
    [InlineData("?utm_campaign=%C3%9Cber", "über")]
    [InlineData("?utm_campaign=a%00b%1Bc%7F", "abc")]
    [InlineData("?utm_campaign=a%E2%80%AEb", "ab")]
    [InlineData("?utm_campaign=a=b", "a=b")]
    [InlineData("?utm_campaign=a%26b", "a&b")]
    [InlineData("?xref=a&ref=b", "b")]
    public void The_campaign_is_what_the_link_says(string query, string campaign) => Assert.Equal(campaign, CampaignRules.Of(query));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?&&&=&")]
    [InlineData("?utm_campaign")]
    [InlineData("?utm_campaign=")]
    [InlineData("?utm_campaign=%20")]
    [InlineData("?utm_campaign=%")]
    [InlineData("?utm_campaign=a%2")]
    [InlineData("?utm_campaign=a%zz")]
    [InlineData("?utm_campaign=%FF%FE")]
    [InlineData("?utm_campaign=abc%E4")]
    [InlineData("?utm_medium=mail")]
    [InlineData("?my_utm_campaign=x")]
    public void What_says_nothing_or_does_not_decode_is_no_campaign(string? query) => Assert.Equal("", CampaignRules.Of(query));

    [Fact]
    public void Half_a_character_is_no_campaign() => Assert.Equal("", CampaignRules.Of("?utm_campaign=a\ud800"));

    [Fact]
    public void A_long_campaign_is_cut_between_characters()
    {
        Assert.Equal(new string('a', 60), CampaignRules.Of("?utm_campaign=" + new string('A', 5000)));
        Assert.Equal(new string('中', 60), CampaignRules.Of("?utm_campaign=" + Uri.EscapeDataString(new string('中', 500))));
        var smiles = CampaignRules.Of("?utm_campaign=a" + string.Concat(Enumerable.Repeat("%F0%9F%98%80", 200)));
        Assert.Equal(59, smiles.Length);
        Assert.True(char.IsLowSurrogate(smiles[^1]));
    }

    [Fact]
    public void A_link_without_a_campaign_costs_no_allocation()
    {
        const string query = "?page=2&sort=new";
        CampaignRules.Of(query);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CampaignRules.Of(query);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
