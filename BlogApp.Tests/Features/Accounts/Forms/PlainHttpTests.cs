using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using BlogApp.Platform.Settings;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Tests.Features.Accounts.Forms;

/// <summary>The blog in production, opened over plain http from another machine, where browsers keep none of its cookies.</summary>
public sealed class PlainHttpTests(SharedServer server) : IClassFixture<SharedServer>
{
    private const string Title = "Forms need https here", Host = "192.168.1.7:5000", Password = "correct horse battery staple";

    private static readonly (string, string)[] s_settings =
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"), ("Accounts:SignInsPerMinute", "1000"),
        ("Bootstrap:AdminEmail", "admin@example.org"), ("Bootstrap:AdminPassword", Password),
    ];

    /// <summary>Every page that anyone may send a form to, and the endpoint that ends a session.</summary>
    public static TheoryData<string> Forms { get; } = new(typeof(SiteSettings).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<AuthorizeAttribute>() is null && type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(p => p.IsDefined(typeof(SupplyParameterFromFormAttribute))))
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template.Replace("{Slug}", "article-1", StringComparison.Ordinal))
        .Append("/account/logout").Order());

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Form_WithoutTheCookieThatNoBrowserKeeps_IsAnsweredWithCauseAndRemedies(string path)
    {
        var blog = await server.StartedAsync(s_settings);
        using var answer = await PostAsync(blog, path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await FormBrowser.HtmlAsync(answer);
        Assert.Equal(Title, page.QuerySelector("h1")!.TextContent);
        foreach (var remedy in (string[])["https", "Network:TrustedProxies", "http://localhost:5000", "Network:AllowPlainHttp"])
            Assert.Contains(remedy, page.QuerySelector(".remedies")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("link[rel=stylesheet][href*='css/account']"));
        Assert.True(answer.Headers.CacheControl?.NoStore);

        using var chinese = await PostAsync(blog, path, ("Accept-Language", "zh-CN"));
        Assert.Equal("此处的表单需要 https", (await FormBrowser.HtmlAsync(chinese)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task RefusedForms_HaveOneLineInTheLog_ThatNamesTheRemedies()
    {
        var blog = await server.StartedAsync(s_settings);
        for (var i = 0; i < 5; i++)
            (await PostAsync(blog, "/account/login")).Dispose();
        await Eventually.Is(() => Lines() > 0);
        // Another cause has a line of its own, which comes after all that may still be on their way.
        (await PostAsync(blog, "/account/login", ("Origin", "https://evil.example"))).Dispose();
        await Eventually.Is(() => blog.Output.Any(line => line.Contains("another site sent it: evil.example", StringComparison.Ordinal)));
        Assert.Equal(1, Lines());

        int Lines() => blog.Output.Count(line => line.Contains("Network:TrustedProxies", StringComparison.Ordinal) && line.Contains("Network:AllowPlainHttp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FormOfAnotherSite_IsCalledThat_AndNotAMatterOfHttps()
    {
        var blog = await server.StartedAsync(s_settings);
        using var answer = await PostAsync(blog, "/account/login", ("Origin", "https://evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await FormBrowser.HtmlAsync(answer);
        Assert.Equal("This form came from another site", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("evil.example", page.QuerySelector("[data-refused]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".remedies"));
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/account/logout")]
    public async Task Program_IsAnsweredWithProblemDetails(string path)
    {
        var blog = await server.StartedAsync(s_settings);
        using var answer = await PostAsync(blog, path, ("Accept", "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("plain-http", problem.GetProperty("cause").GetString());
        Assert.Equal(Title, problem.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData(Host, null, true)]
    [InlineData("localhost:5000", null, false)]
    // The proxy is not trusted, but the browser will keep the cookies.
    [InlineData("blog.example.org", "https", false)]
    public async Task PageWithAForm_SaysItBeforehand_WhereItWillBeRefused(string host, string? forwarded, bool told)
    {
        var blog = await server.StartedAsync(s_settings);
        await blog.AddArticlesAsync(1);
        foreach (var path in (string[])["/account/login", "/articles/article-1/comments/new"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = host;
            if (forwarded is not null)
                request.Headers.Add("X-Forwarded-Proto", forwarded);
            using var answer = await blog.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(told, (await FormBrowser.HtmlAsync(answer)).QuerySelector(".plain-http") is not null);
        }
    }

    [Fact]
    public async Task PlainHttpAllowed_SignsInWithCookiesThatBrowsersKeep()
    {
        await using var blog = await BlogServer.StartAsync([.. s_settings, ("Network:AllowPlainHttp", "true")]);
        using var browser = new FormBrowser(blog.Address, Host);
        using var form = await browser.GetAsync("/account/login");
        Assert.Null((await FormBrowser.HtmlAsync(form)).QuerySelector(".plain-http"));
        using var answer = await browser.SignInAsync("admin@example.org", Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var session = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("blog=", session, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", session, StringComparison.OrdinalIgnoreCase);
        using var users = await browser.GetAsync("/admin/users");
        Assert.Equal(HttpStatusCode.OK, users.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(BlogServer blog, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("_handler", "any")]) };
        request.Headers.Host = Host;
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await blog.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
