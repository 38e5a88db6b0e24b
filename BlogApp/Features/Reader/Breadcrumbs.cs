using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace BlogApp.Features.Reader;

/// <summary>The path from the home page to a page, as schema.org's BreadcrumbList.</summary>
internal static class Breadcrumbs
{
    /// <param name="way">Names and absolute addresses, the home page first.</param>
    public static string Script(IReadOnlyList<(string Name, string Address)> way) => StructuredData.Script(Json(way));

    public static string Json(IReadOnlyList<(string Name, string Address)> way) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = way.Select((step, i) => new Dictionary<string, object>
        {
            ["@type"] = "ListItem",
            ["position"] = i + 1,
            ["name"] = step.Name,
            ["item"] = step.Address,
        }).ToList(),
    }, StructuredData.Form);
}
