using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace BlogApp.Features.Reader;

/// <summary>The blog and its search, as schema.org's WebSite with a SearchAction.</summary>
internal static class WebSite
{
    /// <param name="address">The blog's absolute address, with a trailing slash.</param>
    public static string Script(string name, string description, string address) => StructuredData.Script(Json(name, description, address));

    public static string Json(string name, string description, string address) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "WebSite",
        ["name"] = name,
        ["description"] = description,
        ["url"] = address,
        ["potentialAction"] = new Dictionary<string, object>
        {
            ["@type"] = "SearchAction",
            ["target"] = new Dictionary<string, object> { ["@type"] = "EntryPoint", ["urlTemplate"] = address + "search?q={search_term_string}" },
            ["query-input"] = "required name=search_term_string",
        },
    }, StructuredData.Form);
}
