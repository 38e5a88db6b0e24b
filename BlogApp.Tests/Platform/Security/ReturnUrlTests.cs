using BlogApp.Platform.Security;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Platform.Security;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/studio")]
    [InlineData("/studio/articles?state=draft&page=2#top")]
    [InlineData("/")]
    [InlineData("/tags/缓存")]
    [InlineData("/search?q=//evil.example")]
    [InlineData("/accounting")]
    public void PathOfThisSite_IsFollowed(string url) => Assert.Equal(url, ReturnUrl.Local(url));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("studio")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData(@"/\evil.example")]
    [InlineData(@"\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/ok\r\nSet-Cookie: a=b")]
    [InlineData("javascript:alert(1)")]
    [InlineData("~/studio")]
    [InlineData(" /studio")]
    // Signing in only to sign out, or to sign in again.
    [InlineData("/account/logout")]
    [InlineData("/Account/login?returnUrl=/account/login")]
    public void OtherUrl_IsReplacedByTheStudio(string? url) => Assert.Equal(ReturnUrl.Default, ReturnUrl.Local(url));

    [Fact]
    public void OverlongPath_IsReplacedByTheStudio() => Assert.Equal(ReturnUrl.Default, ReturnUrl.Local("/" + new string('a', 2000)));

    [Fact]
    public void AnyFollowedUrl_StaysOnThisHost_AsBrowsersReadIt()
    {
        var site = new Uri("http://blog.example/account/login");
        var piece = Gen.Elements("/", "\\", "//", "evil.example", "http:", "https://", "@", ":", ".", "..", "?", "#", "\t", "\n", " ", "%2f", "%5c", "studio", "\u2028", "／");
        Prop.ForAll(piece.ListOf().Select(pieces => "/" + string.Concat(pieces)).ToArbitrary(), url =>
            !ReturnUrl.IsLocal(url) || !Uri.TryCreate(site, AsBrowsersRead(url), out var target) || target.Host == site.Host)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    /// <summary>The URL standard: tabs and line breaks are removed, blanks at the ends are trimmed, a backslash is a slash.</summary>
    private static string AsBrowsersRead(string url) =>
        string.Concat(url.Where(c => c is not ('\t' or '\n' or '\r'))).Trim(' ').Replace('\\', '/');
}
