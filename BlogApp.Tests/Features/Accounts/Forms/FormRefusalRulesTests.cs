using BlogApp.Features.Accounts.Forms;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Http;

namespace BlogApp.Tests.Features.Accounts.Forms;

public sealed class FormRefusalRulesTests
{
    private const string Cookie = "blog-forms";

    [Theory]
    [InlineData("http", "192.168.1.7:5000", null, null, false, true, "PlainHttp")]
    [InlineData("http", "192.168.1.7:5000", "http://192.168.1.7:5000", null, false, true, "PlainHttp")]
    // A page without a referrer, such as /setup, says nothing about where its form comes from.
    [InlineData("http", "192.168.1.7:5000", "null", null, false, true, "PlainHttp")]
    [InlineData("http", "192.168.1.7:5000", "http://evil.example", null, false, true, "OtherSite")]
    [InlineData("https", "blog.example.org", "https://evil.example", "cross-site", false, false, "OtherSite")]
    [InlineData("https", "blog.example.org", "null", "cross-site", true, false, "OtherSite")]
    [InlineData("https", "blog.example.org", "https://shop.example.org", "same-site", true, false, "OtherSite")]
    [InlineData("https", "blog.example.org", "https://blog.example.org", "same-origin", true, false, "Outdated")]
    [InlineData("https", "blog.example.org", null, null, true, false, "Outdated")]
    [InlineData("http", "localhost:5000", "http://localhost:5000", "same-origin", false, false, "NoCookie")]
    // A proxy that hands on another name: the browser itself knows better.
    [InlineData("https", "localhost:5000", "https://blog.example.org", "same-origin", false, false, "NoCookie")]
    public void RefusedForm_HasTheCauseThatTheRequestShows(string scheme, string host, string? origin, string? site, bool cookie, bool lost, string cause)
    {
        var request = Request(scheme, host, ("Origin", origin), ("Sec-Fetch-Site", site), ("Cookie", cookie ? Cookie + "=x" : null));
        Assert.Equal(cause, FormRefusalRules.Of(request, Cookie, lost).ToString());
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", null, false)]
    [InlineData("*/*", null, false)]
    [InlineData(null, null, false)]
    [InlineData("application/json", null, true)]
    [InlineData("application/problem+json, */*", null, true)]
    [InlineData("*/*", "application/json", true)]
    [InlineData("text/html, application/json", "application/json", false)]
    public void Program_IsToldByWhatItAcceptsAndSends(string? accept, string? sends, bool program) =>
        Assert.Equal(program, FormRefusalRules.IsProgram(Request("http", "localhost", ("Accept", accept), ("Content-Type", sends))));

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("blog.localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]", true)]
    [InlineData("192.168.1.7", false)]
    [InlineData("localhost.example.org", false)]
    [InlineData("nas", false)]
    [InlineData("", false)]
    public void OwnMachine_IsWhatBrowsersTakeForOne(string host, bool own) => Assert.Equal(own, SecureCookies.IsOwnMachine(host));

    private static HttpRequest Request(string scheme, string host, params (string Name, string? Value)[] headers)
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host, request.Method) = (scheme, new HostString(host), "POST");
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers[name] = value;
        return request;
    }
}
