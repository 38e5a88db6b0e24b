using BlogApp.Features.Analytics.Collect.Rules;
using Xunit;

namespace BlogApp.Tests.Features.Analytics.Collect;

public sealed class LanguageRulesTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh")]
    [InlineData("en-US;q=0.5, DE-at;q=0.9", "de")]
    [InlineData("fr;q=0.8,de;q=0.8", "fr")]
    [InlineData("zh_TW", "zh")]
    [InlineData("fil-PH,en;q=0.5", "fil")]
    [InlineData(" *;q=0.9 , nl ; q=0.4", "nl")]
    [InlineData("en;q=0,sv;q=0.001", "sv")]
    [InlineData("en;q=nonsense,sv;q=0.1", "sv")]
    [InlineData("x-klingon,pt", "pt")]
    public void LanguageHeader_Read_GivesThePreferredLanguage(string header, string language) => Assert.Equal(language, LanguageRules.PrimaryOf(header));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*")]
    [InlineData(",,,;;;")]
    [InlineData("e")]
    [InlineData("english")]
    [InlineData("中文")]
    [InlineData("e1-US")]
    [InlineData("en;q=0")]
    public void HeaderWithoutLanguage_Read_GivesNone(string? header) => Assert.Equal("", LanguageRules.PrimaryOf(header));

    [Theory]
    [InlineData("")]
    [InlineData("aa")]
    [InlineData("zz")]
    [InlineData("zh")]
    [InlineData("aaa")]
    [InlineData("fil")]
    [InlineData("zzz")]
    public void LanguageCode_PackedAndUnpacked_IsTheSame(string language) => Assert.Equal(language, LanguageRules.Unpack(LanguageRules.Pack(language)));

    [Fact]
    public void LanguageCodes_Packed_AreDistinctAndNonzero_AndInvalidOnesZero()
    {
        var letters = Enumerable.Range('a', 26).Select(c => ((char)c).ToString()).ToList();
        var twos = letters.SelectMany(a => letters, string.Concat).ToList();
        var codes = twos.Concat(twos.SelectMany(a => letters, string.Concat)).ToList();
        Assert.Equal(codes.Count, codes.Select(LanguageRules.Pack).Where(p => p != 0).Distinct().Count());
        Assert.Equal(0, LanguageRules.Pack(""));
        Assert.Equal(0, LanguageRules.Pack("english"));
        Assert.Equal(0, LanguageRules.Pack("中文"));
    }

    [Fact]
    public void CommonLanguageHeader_Read_AllocatesNothing()
    {
        LanguageRules.PrimaryOf("zh-CN,zh;q=0.9");
        var before = GC.GetAllocatedBytesForCurrentThread();
        LanguageRules.PrimaryOf("zh-CN,zh;q=0.9,en;q=0.8");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
