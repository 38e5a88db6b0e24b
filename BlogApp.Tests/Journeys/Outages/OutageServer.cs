using System.Net;
using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys.Outages;

/// <summary>Queries to a server in the outage tests.</summary>
internal static class OutageServer
{
    /// <summary>A store's entry in <c>/health/ready</c>, whatever the status.</summary>
    public static async Task<JsonElement> StoreAsync(this BlogServer server, string store)
    {
        using var answer = await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return json.GetProperty("checks").GetProperty(store);
    }

    public static async Task<string> GradeAsync(this BlogServer server, string store) =>
        (await server.StoreAsync(store)).GetProperty("status").GetString()!;

    /// <summary>Status and <c>X-View</c> of an article.</summary>
    public static async Task<(HttpStatusCode Status, string View)> ReadAsync(this BlogServer server, string slug)
    {
        using var answer = await server.Client.GetAsync(new Uri("/articles/" + slug, UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
        return (answer.StatusCode, answer.Headers.TryGetValues("X-View", out var view) ? view.Single() : "");
    }

    public static Task IsAsync(this BlogServer server, string store, string grade) =>
        Eventually.Is(async () => await server.GradeAsync(store) == grade, what: $"{store} is {grade}");
}
