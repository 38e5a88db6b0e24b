using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace BlogApp.Tests.Support.Servers;

/// <summary>A browser without script: keeps cookies, follows no redirects, submits a page's form as received.</summary>
internal sealed class FormBrowser : IDisposable
{
    private readonly HttpClient _client;

    /// <param name="address">Of the server.</param>
    /// <param name="host">By which name the browser calls it; null for that of the address.</param>
    public FormBrowser(Uri address, string? host = null)
    {
        Cookies = new CookieContainer();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Agents.Firefox);
        _client.DefaultRequestHeaders.Host = host;
    }

    public CookieContainer Cookies { get; }

    public bool Has(string cookie) => Cookies.GetAllCookies().Any(c => c.Name == cookie && c.Value.Length > 0);

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    /// <summary>Opens a page and submits its form with the given changes.</summary>
    public async Task<HttpResponseMessage> FillAsync(string path, params (string Name, string Value)[] fields)
    {
        using var page = await GetAsync(path);
        var form = (await HtmlAsync(page)).Forms.Single(f => !f.ClassList.Contains("language-switch"));
        var values = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => (i.Name!, i.Value));
        return await PostAsync(path, [.. values, .. fields]);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password, string path = "/account/login") =>
        FillAsync(path, ("Form.Email", email), ("Form.Password", password));

    /// <summary>
    /// A client that sends requests like the Studio's scripts of the signed-in user: with the same cookies and an
    /// antiforgery token.
    /// </summary>
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
