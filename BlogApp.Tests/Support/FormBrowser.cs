using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace BlogApp.Tests.Support;

/// <summary>A browser without script: keeps cookies, follows no redirect, sends a page's form as the page gives it.</summary>
internal sealed class FormBrowser : IDisposable
{
    private readonly HttpClient _client;

    public FormBrowser(Uri address)
    {
        Cookies = new CookieContainer();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Agents.Firefox);
    }

    public CookieContainer Cookies { get; }

    public bool Has(string cookie) => Cookies.GetAllCookies().Any(c => c.Name == cookie && c.Value.Length > 0);

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    /// <summary>Opens a page and sends its form, with the fields changed as given.</summary>
    public async Task<HttpResponseMessage> FillAsync(string path, params (string Name, string Value)[] fields)
    {
        using var page = await GetAsync(path);
        var form = (await HtmlAsync(page)).Forms.Single(f => !f.ClassList.Contains("language-switch"));
        var values = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => (i.Name!, i.Value));
        return await PostAsync(path, [.. values, .. fields]);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password, string path = "/account/login") =>
        FillAsync(path, ("Form.Email", email), ("Form.Password", password));

    /// <summary>Asks as the Studio's scripts of whoever is signed in: with the same cookies and a token against forgery.</summary>
    public async Task<HttpClient> StudioClientAsync()
    {
        using var studio = await GetAsync("/studio");
        var token = (await HtmlAsync(studio)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = _client.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Agents.Firefox);
        client.DefaultRequestHeaders.Add("RequestVerificationToken", token);
        return client;
    }

    public static async Task<IHtmlDocument> HtmlAsync(HttpResponseMessage page) => await new HtmlParser().ParseDocumentAsync(await page.Content.ReadAsStringAsync());

    public void Dispose() => _client.Dispose();
}
