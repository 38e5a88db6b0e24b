using System.Text;
using BlogApp.Features.Content.Model;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Content.Markdown;

/// <summary>Reads the part of TOML that front matter uses: keys with strings, numbers, dates, truth values and lists of strings, and tables.</summary>
internal static class TomlFacts
{
    public static Dictionary<string, object> Read(string file, string text)
    {
        var facts = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        var table = "";
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                table = line.Trim('[', ']', ' ') + ".";
                continue;
            }
            var number = i + 2;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new ContentFormatException(Phrase.Of("{0}, line {1}: the front matter is broken. {2}", file, number, Phrase.Key("A line is neither a key with a value nor a table.")).ToString());
            var key = table + line[..equals].Trim().Trim('"', '\'');
            var value = line[(equals + 1)..].Trim();
            foreach (var quotes in (string[])["\"\"\"", "'''"])
            {
                while (value.StartsWith(quotes, StringComparison.Ordinal) && (value.Length < 6 || !value.EndsWith(quotes, StringComparison.Ordinal)) && i + 1 < lines.Length)
                    value += "\n" + lines[++i];
            }
            while (value.StartsWith('[') && !Closed(value) && i + 1 < lines.Length)
                value += " " + lines[++i].Trim();
            facts[key] = value.StartsWith('[') ? List(value) : Scalar(value);
        }
        return facts;
    }

    private static bool Closed(string list) => Scan(list, out _);

    private static List<string> List(string list)
    {
        Scan(list, out var items);
        return items;
    }

    private static bool Scan(string list, out List<string> items)
    {
        items = [];
        var item = new StringBuilder();
        var quote = '\0';
        for (var i = 1; i < list.Length; i++)
        {
            var c = list[i];
            if (quote != '\0')
            {
                item.Append(c);
                if (c == '\\' && quote == '"' && i + 1 < list.Length)
                    item.Append(list[++i]);
                else if (c == quote)
                    quote = '\0';
            }
            else if (c is '"' or '\'')
            {
                quote = c;
                item.Append(c);
            }
            else if (c is ',' or ']')
            {
                if (item.ToString().Trim() is { Length: > 0 } text)
                    items.Add(Scalar(text));
                item.Clear();
                if (c == ']')
                    return true;
            }
            else
            {
                item.Append(c);
            }
        }
        return false;
    }

    private static string Scalar(string value)
    {
        if (value.StartsWith("'''", StringComparison.Ordinal))
            return value.Trim('\'').TrimStart('\n');
        if (value.StartsWith('\''))
            return value[1..(value.IndexOf('\'', 1) is > 0 and var single ? single : value.Length)];
        if (!value.StartsWith('"'))
            return value.Split('#')[0].Trim();
        var body = value.StartsWith("\"\"\"", StringComparison.Ordinal) ? value[3..].TrimStart('\n') : value[1..];
        var text = new StringBuilder();
        for (var i = 0; i < body.Length && body[i] != '"'; i++)
        {
            if (body[i] != '\\' || i + 1 == body.Length)
            {
                text.Append(body[i]);
                continue;
            }
            var escape = body[++i];
            if (escape is 'u' && i + 4 < body.Length && ushort.TryParse(body.AsSpan(i + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 4;
            }
            else
            {
                text.Append(escape switch { 'n' => '\n', 't' => '\t', 'r' => '\r', _ => escape });
            }
        }
        return text.ToString();
    }
}
