using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.Collect.Rules;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace BlogApp.Tests.Features.Analytics.Collect;

public sealed class RequestRulesTests
{
    [Fact]
    public void PlainGet_Judged_IsAView() => Assert.Equal(SkipReason.None, Reason("GET", []));

    [Theory]
    [InlineData("Sec-Purpose", "prefetch")]
    [InlineData("Sec-Purpose", "prefetch;prerender")]
    [InlineData("Sec-Purpose", "prefetch;anonymous-client-ip")]
    [InlineData("sec-purpose", "Prerender")]
    [InlineData("Purpose", "prefetch")]
    [InlineData("Purpose", "preview")]
    [InlineData("X-Purpose", "preview")]
    [InlineData("X-Purpose", "prefetch")]
    [InlineData("X-Moz", "prefetch")]
    public void PurposeHeaderOfPrefetch_Judged_IsSkippedAsPrefetch(string header, string value) =>
        Assert.Equal(SkipReason.Prefetch, Reason("GET", new() { [header] = value }));

    [Theory]
    [InlineData("Sec-Purpose", "")]
    [InlineData("Sec-Purpose", "navigation")]
    [InlineData("X-Moz", "livebookmarks")]
    public void PurposeHeaderOfNavigation_Judged_IsAView(string header, string value) => Assert.Equal(SkipReason.None, Reason("GET", new() { [header] = value }));

    [Theory]
    [InlineData("DNT", "1", true, (int)SkipReason.DoNotTrack)]
    [InlineData("Sec-GPC", "1", true, (int)SkipReason.DoNotTrack)]
    [InlineData("Sec-GPC", " 1 ", true, (int)SkipReason.DoNotTrack)]
    [InlineData("DNT", "0", true, (int)SkipReason.None)]
    [InlineData("DNT", "1", false, (int)SkipReason.None)]
    [InlineData("Sec-GPC", "1", false, (int)SkipReason.None)]
    public void DoNotTrackHeader_Judged_CountsOnlyIfTheSettingRespectsIt(string header, string value, bool respected, int reason) =>
        Assert.Equal((SkipReason)reason, Reason("GET", new() { [header] = value }, respected: respected));

    [Fact]
    public void SeveralReasons_Judged_GiveTheFirstInOrder()
    {
        HeaderDictionary all = new() { ["Sec-Purpose"] = "prefetch", ["DNT"] = "1" };
        Assert.Equal(SkipReason.Head, Reason("HEAD", all, isBot: true, respected: true));
        Assert.Equal(SkipReason.Prefetch, Reason("GET", all, isBot: true, respected: true));
        all.Remove("Sec-Purpose");
        Assert.Equal(SkipReason.Bot, Reason("GET", all, isBot: true, respected: true));
        Assert.Equal(SkipReason.DoNotTrack, Reason("GET", all, respected: true));
    }

    [Fact]
    public void Request_Judged_AllocatesNothing()
    {
        HeaderDictionary headers = new() { ["User-Agent"] = "x", ["Accept"] = "text/html", ["DNT"] = "1", ["Cookie"] = "theme=dark; lang=en" };
        Reason("GET", headers);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Reason("GET", headers);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData((int)SkipReason.None, "")]
    [InlineData((int)SkipReason.Head, "head")]
    [InlineData((int)SkipReason.Prefetch, "prefetch")]
    [InlineData((int)SkipReason.Bot, "bot")]
    [InlineData((int)SkipReason.Draft, "draft")]
    [InlineData((int)SkipReason.DoNotTrack, "dnt")]
    [InlineData((int)SkipReason.Journal, "journal")]
    [InlineData((int)SkipReason.Own, "own")]
    [InlineData((int)SkipReason.Spam, "spam")]
    public void SkipReason_AsText_IsItsHeaderWord(int reason, string text) => Assert.Equal(text, SkipReasons.Text((SkipReason)reason));

    [Theory]
    [InlineData("own-views=skip", (int)SkipReason.Own)]
    [InlineData("theme=dark; own-views=skip;lang=en", (int)SkipReason.Own)]
    [InlineData("my-own-views=skip", (int)SkipReason.None)]
    [InlineData("own-views=skipped", (int)SkipReason.None)]
    [InlineData("own-views=", (int)SkipReason.None)]
    [InlineData("", (int)SkipReason.None)]
    public void CookieOfABrowserLeftOut_Judged_IsItsOwnView(string cookie, int reason) =>
        Assert.Equal((SkipReason)reason, Reason("GET", new() { ["Cookie"] = cookie }));

    [Fact]
    public void OwnViewAndSpam_Judged_ComeAfterEverythingElse()
    {
        Assert.Equal(SkipReason.Draft, ViewIngestion.FirstDrop(new(IsHead: false, new HeaderDictionary(), IsBot: false, IsDraft: true, IsOwn: true, IsSpam: true, RespectDoNotTrack: false)));
        Assert.Equal(SkipReason.Own, ViewIngestion.FirstDrop(new(IsHead: false, new HeaderDictionary(), IsBot: false, IsDraft: false, IsOwn: true, IsSpam: true, RespectDoNotTrack: false)));
        Assert.Equal(SkipReason.Spam, ViewIngestion.FirstDrop(new(IsHead: false, new HeaderDictionary(), IsBot: false, IsDraft: false, IsOwn: false, IsSpam: true, RespectDoNotTrack: false)));
    }

    private static SkipReason Reason(string method, HeaderDictionary headers, bool isBot = false, bool respected = false) =>
        ViewIngestion.FirstDrop(new(method == "HEAD", headers, isBot, IsDraft: false, IsOwn: false, IsSpam: false, respected)) ?? SkipReason.None;
}
