using System.Net;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Accounts;

/// <summary>How a new blog gets its first admin, and its cookies outside Development.</summary>
public sealed class FirstAdminTests
{
    [Fact]
    public async Task NoBootstrapSettings_ConsoleShowsASetupLink_ThatMakesOneAdminOnce()
    {
        await using var blog = await BlogServer.StartAsync(("Bootstrap:SampleContent", "false"));
        await Eventually.Is(() => blog.Output.Any(line => line.Contains("/setup?token=", StringComparison.Ordinal)));
        var path = new Uri(blog.Output.First(line => line.Contains("/setup?token=", StringComparison.Ordinal)).Trim()).PathAndQuery;
        using var browser = new FormBrowser(blog.Address);
        foreach (var wrong in (string[])["/setup", "/setup?token=", "/setup?token=wrong", path + "a"])
        {
            using var closed = await browser.GetAsync(wrong);
            Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        }

        using (var weak = await FillAsync("short"))
            Assert.Contains("Needs at least 12 characters", await weak.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (var made = await FillAsync("correct horse battery staple"))
            Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        using var users = await browser.GetAsync("/admin/users");
        Assert.Equal(HttpStatusCode.OK, users.StatusCode);
        using var stranger = new FormBrowser(blog.Address);
        using var again = await stranger.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(1, await blog.SqlAsync("SELECT count(*) FROM User"));
        Assert.DoesNotContain("token=", string.Concat(Directory.GetFiles(Path.Combine(blog.DataDirectory, "logs")).Select(ReadShared)), StringComparison.Ordinal);

        Task<HttpResponseMessage> FillAsync(string password) => browser.FillAsync(path,
            ("Form.Name", "Ada"), ("Form.Email", "ada@example.org"), ("Form.Password", password), ("Form.Again", password));
    }

    [Theory]
    [InlineData("hunter2", "Bootstrap:AdminPassword: Needs at least 12 characters.")]
    [InlineData("admin@example.org", "Bootstrap:AdminPassword: Must not be the e-mail address.")]
    public async Task WeakPasswordInSettings_StopsTheStart_NamingTheKeyAndNotThePassword(string password, string words)
    {
        await using var blog = BlogServer.Launch(("Bootstrap:AdminEmail", "admin@example.org"), ("Bootstrap:AdminPassword", password));
        Assert.Equal(1, await blog.WaitForExitAsync());
        await Eventually.Is(() => blog.Output.Any(line => line.Contains(words, StringComparison.Ordinal)));
        Assert.DoesNotContain(blog.Output, line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ProductionEnvironment_CookiesHaveHostPrefix_AndSignInAttemptsAreLimited()
    {
        await using var blog = await BlogServer.StartAsync(("ASPNETCORE_ENVIRONMENT", "Production"), ("Accounts:SignInsPerMinute", "2"),
            ("Bootstrap:AdminEmail", "admin@example.org"), ("Bootstrap:AdminPassword", "correct horse battery staple"));
        using var client = blog.NewClient(Agents.Firefox);
        using var page = await client.GetAsync(new Uri("/account/login", UriKind.Relative), TestContext.Current.CancellationToken);
        var forms = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-blog-forms=", forms, StringComparison.Ordinal);
        Assert.Contains("; path=/; secure; samesite=strict; httponly", forms, StringComparison.OrdinalIgnoreCase);
        var token = (await FormBrowser.HtmlAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var signedIn = await PostAsync("correct horse battery staple");
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var session = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-blog=", session, StringComparison.Ordinal);
        Assert.Contains("; path=/; secure; samesite=lax; httponly", session, StringComparison.OrdinalIgnoreCase);

        using var second = await PostAsync("wrong wrong wrong");
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        using var third = await PostAsync("correct horse battery staple");
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("Too many attempts", (await FormBrowser.HtmlAsync(third)).QuerySelector("h1")!.TextContent);
        using var form = await client.GetAsync(new Uri("/account/login", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);

        async Task<HttpResponseMessage> PostAsync(string password)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/account/login")
            {
                Content = new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["_handler"] = "sign-in",
                    ["__RequestVerificationToken"] = token,
                    ["Form.Email"] = "admin@example.org",
                    ["Form.Password"] = password,
                }),
            };
            request.Headers.Add("Cookie", forms.Split(';')[0]);
            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return new StreamReader(stream).ReadToEnd();
    }
}
