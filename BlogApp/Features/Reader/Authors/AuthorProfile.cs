using System.Text.Json;
using BlogApp.Features.Articles.Authors;

namespace BlogApp.Features.Reader.Authors;

/// <summary>An author's page as schema.org's ProfilePage about a Person.</summary>
internal static class AuthorProfile
{
    /// <summary>The whole script element.</summary>
    /// <param name="absolute">Makes a path from the root an absolute address.</param>
    /// <param name="path">The page's.</param>
    public static string Script(AuthorView author, Func<string, string> absolute, string path) => StructuredData.Script(Json(author, absolute, path));

    public static string Json(AuthorView author, Func<string, string> absolute, string path)
    {
        var person = new Dictionary<string, object> { ["@type"] = "Person", ["name"] = author.Name, ["url"] = absolute(path) };
        if (author.Summary.Length > 0)
            person["description"] = author.Summary;
        if (author.Picture is { } picture)
            person["image"] = absolute(picture.Address);
        if (author.Links.Count > 0)
            person["sameAs"] = author.Links.Select(link => link.Address).ToList();
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "ProfilePage",
            ["mainEntity"] = person,
        }, StructuredData.Form);
    }
}
