using BlogApp.Features.Analytics.Collect.Rules;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace BlogApp.Tests.Features.Analytics.Collect.Rules;

public sealed class RequestRulesTests
{
    [Fact]
    public void A_plain_get_is_a_view() => Assert.Equal(SkipReason.None, Reason("GET", []));

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
    public void A_page_loaded_ahead_is_a_prefetch(string header, string value) =>
        Assert.Equal(SkipReason.Prefetch, Reason("GET", new() { [header] = value }));

    [Theory]
    [InlineData("Sec-Purpose", "")]
    [InlineData("Sec-Purpose", "navigation")]
    [InlineData("X-Moz", "livebookmarks")]
    public void Another_purpose_is_a_view(string header, string value) => Assert.Equal(SkipReason.None, Reason("GET", new() { [header] = value }));

    [Theory]
    [InlineData("DNT", "1", true, (int)SkipReason.DoNotTrack)]
    [InlineData("Sec-GPC", "1", true, (int)SkipReason.DoNotTrack)]
    [InlineData("Sec-GPC", " 1 ", true, (int)SkipReason.DoNotTrack)]
    [InlineData("DNT", "0", true, (int)SkipReason.None)]
    [InlineData("DNT", "1", false, (int)SkipReason.None)]
    [InlineData("Sec-GPC", "1", false, (int)SkipReason.None)]
    public void A_wish_not_to_be_counted_holds_when_the_setting_says_so(string header, string value, bool respected, int reason) =>
        Assert.Equal((SkipReason)reason, Reason("GET", new() { [header] = value }, respected: respected));

    [Fact]
    public void The_first_reason_in_order_is_given()
    {
        HeaderDictionary all = new() { ["Sec-Purpose"] = "prefetch", ["DNT"] = "1" };
        Assert.Equal(SkipReason.Head, Reason("HEAD", all, isBot: true, respected: true));
        Assert.Equal(SkipReason.Prefetch, Reason("GET", all, isBot: true, respected: true));
        all.Remove("Sec-Purpose");
        Assert.Equal(SkipReason.Bot, Reason("GET", all, isBot: true, respected: true));
        Assert.Equal(SkipReason.DoNotTrack, Reason("GET", all, respected: true));
    }

    [Fact]
    public void Deciding_allocates_nothing()
    {
        HeaderDictionary headers = new() { ["User-Agent"] = "x", ["Accept"] = "text/html", ["DNT"] = "1" };
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
    public void A_reason_has_its_word_in_the_header(int reason, string text) => Assert.Equal(text, SkipReasons.Text((SkipReason)reason));

    private static SkipReason Reason(string method, HeaderDictionary headers, bool isBot = false, bool respected = false) =>
        RequestRules.Of(method, headers, isBot, respected);
}
