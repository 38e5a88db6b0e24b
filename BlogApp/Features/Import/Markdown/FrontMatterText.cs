using System.Text;
using System.Text.Json;
using BlogApp.Features.Articles.Samples;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;
using Tomlyn;
using YamlDotNet.Core;

namespace BlogApp.Features.Import.Markdown;

/// <summary>A text with front matter: YAML between two <c>---</c> lines, TOML between two <c>+++</c> lines, or JSON.</summary>
internal sealed class FrontMatterText
{
    /// <summary>Maximum characters of front matter.</summary>
    private const int Longest = 256 * 1024;

    private readonly Dictionary<string, object> _facts;

    private FrontMatterText(Dictionary<string, object> facts, string body) => (_facts, Body) = (facts, body);

    /// <summary>Exactly what follows the front matter and one empty line.</summary>
    public string Body { get; }

    /// <summary>Null when the text has no front matter.</summary>
    /// <exception cref="ContentFormatException">The front matter is broken; the message names the file and the line.</exception>
    public static FrontMatterText? Read(string file, string text)
    {
        text = text.TrimStart('\ufeff');
        if (Between(file, text, "---") is { } yaml)
            return new(Yaml(file, yaml.Facts), yaml.Body);
        if (Between(file, text, "+++") is { } toml)
            return new(Toml(file, toml.Facts), toml.Body);
        return text.StartsWith('{') && text.AsSpan(1).TrimStart() is ['"' or '}', ..] ? Json(file, text) : null;
    }

    /// <summary>The first key that has a value, as text.</summary>
    public string? Text(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_facts.TryGetValue(key, out var value) && value is string { Length: > 0 } text)
                return text;
        }
        return null;
    }

    public DateTime? Time(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Text(key) is { } text && SourceText.Time(text) is { } time)
                return time;
        }
        return null;
    }

    public int? Number(string key) => int.TryParse(Text(key), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool? Flag(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            switch (Text(key)?.ToLowerInvariant())
            {
                case "true" or "yes":
                    return true;
                case "false" or "no":
                    return false;
            }
        }
        return null;
    }

    /// <summary>A list, or a comma-separated text.</summary>
    public IReadOnlyList<string> List(string key, bool spaces = false) => _facts.GetValueOrDefault(key) switch
    {
        List<string> list => list,
        string text when spaces && !text.Contains(',', StringComparison.Ordinal) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        string text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        _ => [],
    };

    private static FrontMatterText Json(string file, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 16 });
            reader.Read();
            var end = reader;
            end.Skip();
            // JSON is also valid YAML, except for tabs.
            using var document = JsonDocument.ParseValue(ref reader);
            return new(Yaml(file, JsonSerializer.Serialize(document.RootElement)), Encoding.UTF8.GetString(bytes.AsSpan((int)end.BytesConsumed)).TrimStart('\r', '\n'));
        }
        catch (JsonException error)
        {
            throw Broken(file, (error.LineNumber ?? 0) + 1, error.Message.Split(" LineNumber")[0], error);
        }
    }

    private static (string Facts, string Body)? Between(string file, string text, string fence)
    {
        var first = text.IndexOf('\n', StringComparison.Ordinal);
        if (first < 0 || text[..first].TrimEnd() != fence)
            return null;
        for (var start = first + 1; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var line = end < 0 ? text[start..] : text[start..end];
            if (line.TrimEnd() == fence)
            {
                if (start > Longest)
                    throw Broken(file, 1, $"It is longer than {Longest / 1024} KB.");
                var body = end < 0 ? "" : text[(end + 1)..];
                body = body.StartsWith('\n') ? body[1..] : body.StartsWith("\r\n", StringComparison.Ordinal) ? body[2..] : body;
                return (text[(first + 1)..start], body);
            }
            if (end < 0)
                break;
            start = end + 1;
        }
        return null;
    }

    private static Dictionary<string, object> Yaml(string file, string text)
    {
        try
        {
            return YamlFacts.Read(text);
        }
        catch (YamlException error)
        {
            throw Broken(file, error.Start.Line + 1, error.InnerException?.Message ?? error.Message, error);
        }
    }

    private static Dictionary<string, object> Toml(string file, string text)
    {
        try
        {
            return TomlFacts.Read(text);
        }
        catch (TomlException error)
        {
            throw Broken(file, (error.Line ?? 1) + 1, TomlFacts.Reason(error), error);
        }
    }

    private static ContentFormatException Broken(string file, long line, string reason, Exception? error = null) =>
        new(Phrase.Format("{0}, line {1}: the front matter is broken. {2}", file, line, reason).ToString(), error);
}
