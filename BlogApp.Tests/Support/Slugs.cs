using System.Xml.Linq;

namespace BlogApp.Tests.Support;

internal static class Slugs
{
    /// <summary>The newest published articles, from the feed.</summary>
    public static async Task<string[]> OfAsync(BlogServer server)
    {
        var feed = XDocument.Parse(await server.Client.GetStringAsync(new Uri("/feed.xml", UriKind.Relative)));
        return [.. feed.Descendants("item").Select(item => item.Element("link")!.Value.Split('/')[^1])];
    }
}
