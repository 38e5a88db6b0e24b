using BlogApp.Platform.Languages;

namespace BlogApp.Tests.Platform.Languages;

public sealed class LanguageChoiceTests
{
    [Theory]
    [InlineData(null, null, "en")]
    [InlineData(null, "", "en")]
    [InlineData(null, "en-US,en;q=0.9", "en")]
    [InlineData(null, "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN")]
    [InlineData(null, "zh", "zh-CN")]
    [InlineData(null, "ZH-Hant-TW, en;q=0.5", "zh-CN")]
    [InlineData(null, "en;q=0.5, zh;q=0.9", "zh-CN")]
    [InlineData(null, "en;q=0.9, zh;q=0.5", "en")]
    [InlineData(null, "zh;q=0, en;q=0.1", "en")]
    [InlineData(null, "zh;q=0", "en")]
    [InlineData(null, "zh;q=2, zh;q=x, zh;level=1", "en")]
    [InlineData(null, "en;q=0.7,zh;q=0.7", "en")]
    [InlineData(null, "fr-FR,fr;q=0.9,zh;q=0.3", "zh-CN")]
    [InlineData(null, "fr,de,*;q=0.5", "en")]
    [InlineData(null, "zhuang, english", "en")]
    [InlineData("language=zh-CN", "en", "zh-CN")]
    [InlineData("a=b; language=en; c=d", "zh", "en")]
    [InlineData("a=b;language=zh-CN", null, "zh-CN")]
    [InlineData("language=xx", "zh", "zh-CN")]
    [InlineData("language=", "zh", "zh-CN")]
    [InlineData("mylanguage=en", "zh", "zh-CN")]
    [InlineData("languages=en; language=zh-CN-x", "zh", "zh-CN")]
    [InlineData("language", "zh", "zh-CN")]
    [InlineData(";;=;", ",;,q=", "en")]
    public void LanguageCookie_ComesBeforeTheAcceptLanguageHeader(string? cookie, string? wish, string expected) =>
        Assert.Equal(expected, LanguageChoice.Choose(cookie, wish, InterfaceLanguage.English).Tag);

    [Theory]
    [InlineData(null, null, "zh-CN")]
    [InlineData(null, "fr,de;q=0.5", "zh-CN")]
    [InlineData(null, "fr,en;q=0.1", "en")]
    [InlineData("language=en", "fr", "en")]
    public void VisitorNamingNoKnownLanguage_GetsTheBlogLanguage(string? cookie, string? wish, string expected) =>
        Assert.Equal(expected, LanguageChoice.Choose(cookie, wish, InterfaceLanguage.Chinese).Tag);

    [Fact]
    public void LongAcceptLanguageHeader_IsReadUpToALimit() =>
        Assert.Equal("en", LanguageChoice.Choose(default, string.Concat(Enumerable.Repeat("fr,", 5000)) + "zh", InterfaceLanguage.English).Tag);

    [Fact]
    public void LanguageChoice_AllocatesNothing()
    {
        const string cookie = "theme=dark; language=zz; other=1", wish = "fr-FR,fr;q=0.9,en;q=0.8,zh;q=0.7";
        for (var i = 0; i < 100; i++)
            LanguageChoice.Choose(cookie, wish, InterfaceLanguage.English);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            LanguageChoice.Choose(cookie, wish, InterfaceLanguage.English);
        // Tiered compilation may still allocate a little itself.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }
}
