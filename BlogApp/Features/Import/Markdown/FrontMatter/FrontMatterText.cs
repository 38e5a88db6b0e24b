using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BlogApp.Features.Articles.Samples;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;
using Tomlyn;
using YamlDotNet.Core;

namespace BlogApp.Features.Import.Markdown.FrontMatter;

/// <summary>A text with front matter: YAML between two <c>---</c> lines, TOML between two <c>+++</c> lines, or JSON.</summary>
internal sealed partial class FrontMatterText
{
    /// <summary>Maximum characters of front matter.</summary>
    private const int Longest = 256 * 1024;

    private readonly Dictionary<string, object> _facts;

    private FrontMatterText(Dictionary<string, object> facts, string body) => (_facts, Body) = (facts, body);

    /// <summary>Exactly what follows the front matter and one empty line.</summary>
    public string Body { get; }

    /// <summary>Says nothing.</summary>
    public static FrontMatterText None { get; } = new([], "");

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

    /// <summary>Reads what can be read of front matter as people write it: with empty lines above, broken entries, or without its end.</summary>
    /// <param name="notes">Receives what was broken.</param>
    /// <returns>Null when the text has no front matter.</returns>
    /// <exception cref="ContentFormatException">Nothing of it could be read; the message names the file and the line.</exception>
    public static FrontMatterText? ReadLeniently(string file, string text, List<string> notes)
    {
        text = text.TrimStart('\ufeff');
        var begin = text.AsSpan().TrimStart();
        if (begin.StartsWith("---") || begin.StartsWith("+++") || begin.StartsWith("{"))
            text = begin.ToString();
        try
        {
            if (Read(file, text) is { } whole)
                return whole;
        }
        catch (ContentFormatException error)
        {
            if (Repaired(file, text) is not { _facts.Count: > 0 } repaired)
                throw;
            notes.Add(Phrase.Format("{0} Whatever else it says was read.", error.Message).ToString());
            return repaired;
        }
        if (Unended().Match(text) is not { Success: true } open)
            return null;
        notes.Add("Its front matter has no end; it was read up to the first empty line.");
        return new(FrontMatterRepair.Read(open.Groups[1].Value, part => Facts(open.Value.StartsWith('+') ? "+++" : "---", part)), text[open.Length..].TrimStart('\n', '\r'));
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
            if (Text(key) is { } text && FrontMatterDate.Read(text) is { } time)
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

    private static FrontMatterText? Repaired(string file, string text)
    {
        var fence = text.StartsWith('+') ? "+++" : "---";
        return Between(file, text, fence) is { } parts ? new(FrontMatterRepair.Read(parts.Facts, part => Facts(fence, part)), parts.Body) : null;
    }

    /// <summary>The facts of YAML (<c>---</c>) or TOML (<c>+++</c>); null when it is broken.</summary>
    public static Dictionary<string, object>? Facts(string fence, string text)
    {
        try
        {
            return fence == "---" ? YamlFacts.Read(text) : TomlFacts.Read(text);
        }
        catch (Exception error) when (error is YamlException or TomlException)
        {
            return null;
        }
    }

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
            var facts = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
            foreach (var property in document.RootElement.EnumerateObject())
                FrontMatterRepair.Merge(facts, Yaml(file, $"{{{JsonSerializer.Serialize(property.Name)}: {JsonSerializer.Serialize(property.Value)}}}"));
            return new(facts, Encoding.UTF8.GetString(bytes.AsSpan((int)end.BytesConsumed)).TrimStart('\r', '\n'));
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
            // YAML also ends with three dots.
            if (line.TrimEnd() is var closing && (closing == fence || (fence == "---" && closing == "...")))
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

    // Lines of keys, lists and comments, with a key that only front matter has.
    [GeneratedRegex(@"\A(?:---|\+\+\+)[ \t]*\r?\n((?=(?:[^\n]*\n){0,20}?(?:title|date|layout|tags|draft|slug|categories)[ \t]*[:=])(?:(?:[\w""'.-]+[ \t]*[:=]|[ \t]+\S|-[ \t]|\#)[^\n]*(?:\n|\z))+)(?=\r?\n|\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unended();
}
