using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace BlogApp.Features.Reader;

/// <summary>Structured data for search engines, in schema.org's vocabulary.</summary>
internal static class StructuredData
{
    public static JsonSerializerOptions Form { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Letters of all scripts are unescaped; <, > and & are escaped, so that no title can end the script element.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Script(string json) => $"<script type=\"application/ld+json\">{json}</script>";
}
