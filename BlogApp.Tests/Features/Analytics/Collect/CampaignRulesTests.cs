using BlogApp.Features.Analytics.Collect.Rules;
using Xunit;

namespace BlogApp.Tests.Features.Analytics.Collect;

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
    public void CampaignInQuery_Read_IsDecodedAndNormalized(string query, string campaign) => Assert.Equal(campaign, CampaignRules.Parse(query));

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
    public void EmptyOrUndecodableQuery_Read_HasNoCampaign(string? query) => Assert.Equal("", CampaignRules.Parse(query));

    [Fact]
    public void LoneSurrogate_Read_HasNoCampaign() => Assert.Equal("", CampaignRules.Parse("?utm_campaign=a\ud800"));

    [Fact]
    public void LongCampaign_Read_IsCutBetweenCharacters()
    {
        Assert.Equal(new string('a', 60), CampaignRules.Parse("?utm_campaign=" + new string('A', 5000)));
        Assert.Equal(new string('中', 60), CampaignRules.Parse("?utm_campaign=" + Uri.EscapeDataString(new string('中', 500))));
        var smiles = CampaignRules.Parse("?utm_campaign=a" + string.Concat(Enumerable.Repeat("%F0%9F%98%80", 200)));
        Assert.Equal(59, smiles.Length);
        Assert.True(char.IsLowSurrogate(smiles[^1]));
    }

    [Fact]
    public void QueryWithoutCampaign_Read_AllocatesNothing()
    {
        const string query = "?page=2&sort=new";
        CampaignRules.Parse(query);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CampaignRules.Parse(query);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
