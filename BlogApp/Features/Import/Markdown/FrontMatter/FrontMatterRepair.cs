using System.Text.RegularExpressions;

namespace BlogApp.Features.Import.Markdown.FrontMatter;

/// <summary>Reads broken front matter entry by entry: what one of them breaks costs only that one.</summary>
internal static partial class FrontMatterRepair
{
    private const int LongestKey = 100;

    /// <param name="text">YAML or TOML, without the lines around it.</param>
    /// <param name="read">Reads text of its language; null when it is broken.</param>
    public static Dictionary<string, object> Read(string text, Func<string, Dictionary<string, object>?> read)
    {
        var facts = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        var table = "";
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(Spaced))
        {
            if (Key().IsMatch(line) || Table().IsMatch(line))
            {
                Take();
                if (Table().IsMatch(line))
                {
                    table = line + "\n";
                    continue;
                }
            }
            lines.Add(line);
        }
        Take();
        return facts;

        void Take()
        {
            if (lines.Count > 0 && Key().Match(lines[0]) is { Success: true } key)
                Merge(facts, read(table + string.Join('\n', lines)) ?? read(table + lines[0]) ?? Raw(key.Groups[1].Value.Trim('"', '\'', ' '), lines[0][key.Length..].Trim()));
            lines.Clear();
        }
    }

    /// <summary>Adds what was read. A list that is there twice becomes one; of two values, the last one holds, as in Jekyll.</summary>
    public static void Merge(Dictionary<string, object> facts, Dictionary<string, object> more)
    {
        foreach (var (key, value) in more)
            facts[key] = value is List<string> list && facts.TryGetValue(key, out var before) && before is List<string> first ? new List<string>([.. first, .. list]) : value;
    }

    /// <summary>A value as it stands there, without its quotation marks.</summary>
    private static Dictionary<string, object> Raw(string key, string value)
    {
        var facts = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        if (key.Length is 0 or > LongestKey || value.Length == 0 || value[0] is '{' or '&' or '*' or '!' or '|' or '>')
            return facts;
        if (value[0] is '[')
        {
            // A list without its end.
            if (!value.AsSpan(1).ContainsAny('[', '{'))
                facts[key] = value.Trim('[', ']', ' ').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(v => v.Trim('"', '\'')).Where(v => v.Length > 0).ToList();
            return facts;
        }
        var quote = value[0];
        if (quote is '"' or '\'')
            value = value[1..];
        if (value.Length > 0 && quote is '"' or '\'' && value[^1] == quote)
            value = value[..^1];
        if (value.Length > 0)
            facts[key] = value;
        return facts;
    }

    // A tab is no indentation in YAML.
    private static string Spaced(string line)
    {
        var content = line.AsSpan().TrimStart(" \t");
        var lead = line.AsSpan(0, line.Length - content.Length);
        return lead.Contains('\t') ? string.Concat(lead.ToString().Replace("\t", "  ", StringComparison.Ordinal), content) : line.Replace('\t', ' ');
    }

    [GeneratedRegex(@"^(""[^""\n]{1,100}""|'[^'\n]{1,100}'|[\p{L}\p{N}_][\p{L}\p{N}_. -]{0,100}?)[ \t]*(?::(?=\s|$)|=)", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    // A table of TOML. A list of YAML that goes on at the start of a line holds more than a name.
    [GeneratedRegex(@"^\[\[?\s*[\w.""-]{1,100}\s*\]\]?\s*(?:#.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Table();
}
