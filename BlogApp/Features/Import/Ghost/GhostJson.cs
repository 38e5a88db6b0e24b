using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BlogApp.Features.Import.Ghost;

/// <summary>
/// Reads JSON whose texts hold half a surrogate or a bad byte. The parser accepts such a document and throws only when
/// the text is read. In its place stands the replacement character.
/// </summary>
internal static partial class GhostJson
{
    public static bool TryFind(JsonElement row, string name, out JsonElement value)
    {
        try
        {
            return row.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // A name beside it is broken.
            foreach (var property in row.ValueKind == JsonValueKind.Object ? row.EnumerateObject() : default)
            {
                if (IsNamed(property, name))
                {
                    value = property.Value;
                    return true;
                }
            }
            value = default;
            return false;
        }
    }

    /// <summary>The text of a string.</summary>
    public static string Text(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            var written = Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(text));
            return JsonSerializer.Deserialize<string>(Surrogate().Replace(written, static part => part.Groups["whole"].Success ? part.Value : @"\ufffd")) ?? "";
        }
    }

    private static bool IsNamed(JsonProperty property, string name)
    {
        try
        {
            return property.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"(?<whole>\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Surrogate();
}
