using System.Globalization;
using Tomlyn;
using Tomlyn.Model;

namespace BlogApp.Features.Import.Markdown.FrontMatter;

/// <summary>Reads TOML as texts and lists of texts. Keys in a table are prefixed with its name, as in <c>cover.image</c>.</summary>
internal static class TomlFacts
{
    private const int DeepestKept = 3;

    private static readonly TomlSerializerOptions Options = new() { MaxDepth = 16 };

    /// <exception cref="TomlException">The text is invalid or nested too deeply.</exception>
    public static Dictionary<string, object> Read(string text)
    {
        var facts = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        Add(facts, "", Parse(text), 0);
        return facts;
    }

    private static TomlTable Parse(string text)
    {
        try
        {
            return TomlSerializer.Deserialize<TomlTable>(text, Options) ?? [];
        }
        catch (ArgumentException error)
        {
            // The library fails to name half a surrogate in its own message.
            throw new TomlException(error.Message, error);
        }
    }

    /// <summary>The message without the leading position, which is relative to the front matter, and without advice for programmers.</summary>
    public static string Reason(TomlException error)
    {
        var message = error.Message.ReplaceLineEndings("\n").Split('\n')[0].Split(" Change TomlSerializerOptions")[0];
        return message.IndexOf(" : error : ", StringComparison.Ordinal) is > 0 and var at ? message[(at + 11)..] : message;
    }

    private static void Add(Dictionary<string, object> facts, string prefix, TomlTable table, int depth)
    {
        foreach (var (key, value) in table)
        {
            if (value is TomlTable inner)
            {
                if (depth < DeepestKept)
                    Add(facts, prefix + key + ".", inner, depth + 1);
            }
            else if (value is TomlArray list)
            {
                facts[prefix + key] = list.Select(Scalar).Where(v => v.Length > 0).ToList();
            }
            else if (Scalar(value) is { Length: > 0 } text)
            {
                facts[prefix + key] = text;
            }
        }
    }

    private static string Scalar(object? value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        TomlDateTime time => time.ToString(),
        long or double => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => "",
    };
}
