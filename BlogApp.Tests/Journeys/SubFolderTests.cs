using System.Net;
using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys;

/// <summary>A blog at /blog: everything that any of its documents names is in there, whether the proxy keeps the folder or strips it.</summary>
public sealed partial class SubFolderTests(SharedServer server) : IClassFixture<SharedServer>
{
    private const string Email = "admin@blog.test", Password = "four unrelated words here";

    private Task<BlogServer> BlogAsync() => server.StartedAsync(("Bootstrap:AdminEmail", Email), ("Bootstrap:AdminPassword", Password), ("Bootstrap:SampleContent", "true"), ("Network:PathBase", "/blog"));

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task EveryLinkAndFile_OfEveryPage_IsInTheFolder_AndThere(bool strips, bool signedIn)
    {
        var blog = await BlogAsync();
        await using var proxy = await FolderProxy.StartAsync(blog.Address, "/blog", strips);
        using var browser = new FormBrowser(proxy.Address);
        var waiting = new Queue<string>(["/blog", "/blog/", "/blog/feed.xml", "/blog/atom.xml", "/blog/feed.json", "/blog/sitemap.xml", "/blog/robots.txt", "/blog/no-such-page", "/blog/setup", "/blog/account/login"]);
        if (signedIn)
        {
            (await browser.SignInAsync(Email, Password, "/blog/account/login")).Dispose();
            Assert.All(browser.Cookies.GetAllCookies(), cookie => Assert.Equal("/blog", cookie.Path));
            waiting = new(["/blog/studio", "/blog/admin/system", "/blog/admin/settings", "/blog/studio/articles/new", "/blog/"]);
        }
        var seen = new HashSet<string>(waiting, StringComparer.Ordinal);
        var wrong = new List<string>();
        while (waiting.TryDequeue(out var path) && seen.Count < 1500)
        {
            using var answer = await browser.GetAsync(path);
            if (answer.Headers.Location is { } location)
                Follow(location.OriginalString, path);
            if ((int)answer.StatusCode >= 400 && path is not ("/blog/no-such-page" or "/blog/setup"))
                wrong.Add($"{path}: {answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType is not { } type || !(type.Contains("html") || type.Contains("xml") || type.Contains("json") || type == "text/plain"))
                continue;
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            foreach (Match match in (type.Contains("html") ? InHtml() : InText()).Matches(text))
                foreach (var address in match.Groups["name"].Value is "srcset" or "imagesrcset" ? match.Groups["address"].Value.Split(", ").Select(copy => copy.Split(' ')[0]) : [match.Groups["address"].Value])
                    Follow(WebUtility.HtmlDecode(address), path);
        }

        Assert.Empty(wrong);
        Assert.Empty(proxy.Outside);
        Assert.InRange(seen.Count, 60, 1499);

        void Follow(string address, string from)
        {
            if (!Uri.TryCreate(new Uri(proxy.Address, from), address, out var uri) || uri.Authority != proxy.Address.Authority)
            {
                // The server's own address must not get out.
                if (uri?.Authority == blog.Address.Authority)
                    wrong.Add($"{from}: {address}");
                return;
            }
            // A Studio page has a base, against which its relative addresses are resolved.
            if (!address.StartsWith('/') && !address.Contains("://", StringComparison.Ordinal) && (from.StartsWith("/blog/studio", StringComparison.Ordinal) || from.StartsWith("/blog/admin", StringComparison.Ordinal)))
                uri = new Uri(new Uri(proxy.Address, "/blog/"), address);
            var path = uri.PathAndQuery;
            if (path != "/blog" && !path.StartsWith("/blog/", StringComparison.Ordinal))
                wrong.Add($"{from}: {address}");
            // Robots are told of whole folders. Many pages differ only in their query; a stream does not end, and a form is not followed.
            else if (from != "/blog/robots.txt" && !path.Contains("/stream", StringComparison.Ordinal) && !NotFollowed().IsMatch(path) && (uri.Query.Length == 0 || seen.Count(known => known.StartsWith(uri.AbsolutePath + "?", StringComparison.Ordinal)) < 3) && seen.Add(path))
                waiting.Enqueue(path);
        }
    }

    [Fact]
    public async Task SigningIn_LeadsBackIntoTheFolder()
    {
        var blog = await BlogAsync();
        await using var proxy = await FolderProxy.StartAsync(blog.Address, "/blog", strips: true);
        using var browser = new FormBrowser(proxy.Address);

        using var asked = await browser.GetAsync("/blog/studio/articles?state=draft");
        Assert.Equal("/blog/account/login?returnUrl=%2Fstudio%2Farticles%3Fstate%3Ddraft", asked.Headers.Location!.IsAbsoluteUri ? asked.Headers.Location.PathAndQuery : asked.Headers.Location.OriginalString);
        using var entered = await browser.SignInAsync(Email, Password, asked.Headers.Location.IsAbsoluteUri ? asked.Headers.Location.PathAndQuery : asked.Headers.Location.OriginalString);

        Assert.Equal("/blog/studio/articles?state=draft", new Uri(proxy.Address, entered.Headers.Location!).PathAndQuery);
    }

    [Fact]
    public async Task LanguageSwitch_LeadsBackToItsPage_AndItsCookieIsForTheFolder()
    {
        var blog = await BlogAsync();
        await using var proxy = await FolderProxy.StartAsync(blog.Address, "/blog", strips: false);
        using var browser = new FormBrowser(proxy.Address);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/blog/account/language?to=zh-CN") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Referrer = new Uri(proxy.Address, "/blog/archive?page=1");

        using var answer = await browser.SendAsync(request);

        Assert.Equal("/blog/archive?page=1", answer.Headers.Location!.OriginalString);
        Assert.Contains("path=/blog", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Programs_GetAddressesInTheFolder()
    {
        var blog = await BlogAsync();
        await using var proxy = await FolderProxy.StartAsync(blog.Address, "/blog", strips: true);
        using var browser = new FormBrowser(proxy.Address);

        foreach (var path in (string[])["/blog/api/search?q=a", "/blog/api/rankings?window=all", "/blog/feed.json"])
        {
            using var answer = await browser.GetAsync(path);
            foreach (Match match in InText().Matches(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)))
                Assert.StartsWith("/blog", new Uri(proxy.Address, match.Groups["address"].Value).AbsolutePath, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"\s(?<name>href|src|srcset|imagesrcset|action|formaction|poster|data-comments|data-[\w-]*script)=""(?<address>[^""#]+)")]
    private static partial Regex InHtml();

    // Links, locations and identifiers of feeds and sitemaps, addresses in JSON, and the lines of robots.txt.
    [GeneratedRegex(@"(?:href=""|src=""|<loc>|<link>|<guid[^>]*>|""(?:url|home_page_url|feed_url|id)"":""|Disallow: |Sitemap: )(?<address>(?:/|http://localhost)[^""<\s]*)")]
    private static partial Regex InText();

    [GeneratedRegex("/account/logout|/account/language|/comments/new|/_blazor|/export|/articles/new\\?|copy=|/studio/preview")]
    private static partial Regex NotFollowed();
}
