using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BlogApp.Platform.Languages;

/// <summary>The translations for the Studio's scripts, served as one file that a browser requests once.</summary>
internal static class ScriptWords
{
    private const string Path = "/api/words/zh-CN";

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<(byte[] Json, string Address)> s_chinese = new(static () =>
    {
        var json = JsonSerializer.SerializeToUtf8Bytes<IReadOnlyDictionary<string, string>>(Words.Chinese, s_readable);
        return (json, $"{Path}?v={Convert.ToHexStringLower(SHA256.HashData(json))[..16]}");
    });

    /// <summary>Null for English, which the scripts contain.</summary>
    public static string? AddressFor(InterfaceLanguage language) => language == InterfaceLanguage.Chinese ? s_chinese.Value.Address : null;

    public static void MapScriptWords(this WebApplication app) => app.MapGet(Path, static (HttpContext context) =>
    {
        // The address changes when the words change.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(s_chinese.Value.Json, "application/json");
    });
}
