using System.Net.Http.Headers;
using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Media;

/// <summary>The real server with a signed-in admin who uploads files.</summary>
public sealed class MediaServer : IAsyncLifetime
{
    private const string Admin = "admin@example.org", Password = "correct horse battery staple";

    internal BlogServer Blog { get; private set; } = null!;

    internal FormBrowser Browser { get; private set; } = null!;

    internal string Token { get; private set; } = "";

    public string Folder => Path.Combine(Blog.DataDirectory, "media");

    public async ValueTask InitializeAsync()
    {
        Blog = await BlogServer.StartAsync(("Bootstrap:AdminEmail", Admin), ("Bootstrap:AdminPassword", Password), ("Media:MaxBytes", "300000"), ("Media:MaxPixels", "4000000"));
        await SignInAsync();
    }

    internal async Task SignInAsync()
    {
        Browser = new FormBrowser(Blog.Address);
        using var answer = await Browser.SignInAsync(Admin, Password);
        using var page = await Browser.GetAsync("/studio");
        Token = (await FormBrowser.HtmlAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    internal Task<HttpResponseMessage> SendAsync(HttpContent form, string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/media") { Content = form };
        // Asks before it sends: a server that refuses by length closes the connection half-way.
        request.Headers.ExpectContinue = true;
        request.Headers.Add("RequestVerificationToken", token ?? Token);
        return Browser.SendAsync(request);
    }

    internal Task<HttpResponseMessage> UploadAsync(byte[] file, string alt = "", string name = "picture.png", params byte[][] variants) =>
        SendAsync(Form(file, alt, name, variants));

    internal async Task<JsonElement> AddAsync(byte[] file, string alt = "", string name = "picture.png", params byte[][] variants)
    {
        using var answer = await UploadAsync(file, alt, name, variants);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Created, $"{answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    internal static MultipartFormDataContent Form(byte[] file, string alt, string name, params byte[][] variants)
    {
        var form = new MultipartFormDataContent { { new StringContent(alt), "alt" } };
        // The server must not trust the type sent by a browser.
        form.Add(new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/html") } }, "file", name);
        foreach (var variant in variants)
            form.Add(new ByteArrayContent(variant), "variants", "variant.webp");
        return form;
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Blog.DisposeAsync();
    }
}
