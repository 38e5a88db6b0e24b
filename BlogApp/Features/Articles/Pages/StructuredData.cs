using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace BlogApp.Features.Articles.Pages;

/// <summary>What search engines are told in schema.org's words.</summary>
internal static class StructuredData
{
    public static JsonSerializerOptions Form { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Letters of all scripts as they are; <, > and & escaped, so that no title can end the script element.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Script(string json) => $"<script type=\"application/ld+json\">{json}</script>";
}

/// <summary>The way from the home page to a page, as schema.org's BreadcrumbList.</summary>
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

/// <summary>The blog and its search, as schema.org's WebSite with a SearchAction.</summary>
internal static class WebSite
{
    /// <param name="address">The blog's, absolute, with a slash at its end.</param>
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
