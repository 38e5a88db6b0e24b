using System.Globalization;
using System.Text;

namespace BlogApp.Features.Import.Bundle;

/// <summary>Writes front matter: one line per field, with quoted values, so that each text has exactly one form.</summary>
internal sealed class YamlText
{
    private readonly StringBuilder _text = new("---\n");

    public YamlText Add(string key, string? value)
    {
        if (value is not null)
            _text.Append(key).Append(": ").Append(Quoted(value)).Append('\n');
        return this;
    }

    public YamlText Add(string key, DateTime? time)
    {
        if (time is { } at)
            _text.Append(key).Append(": ").Append(Time(at)).Append('\n');
        return this;
    }

    public YamlText Add(string key, int value)
    {
        _text.Append(key).Append(": ").Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }

    /// <param name="unless">The default value, which is not written.</param>
    public YamlText Add(string key, bool value, bool unless)
    {
        if (value != unless)
            _text.Append(key).Append(": ").Append(value ? "true" : "false").Append('\n');
        return this;
    }

    public YamlText Add(string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            _text.Append(key).Append(": [").AppendJoin(", ", values.Select(Quoted)).Append("]\n");
        return this;
    }

    /// <summary>The front matter, followed by the unchanged body.</summary>
    public string With(string body) => _text.Append("---\n\n").Append(body).ToString();

    public static string Time(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': quoted.Append("\\\""); break;
                case '\\': quoted.Append("\\\\"); break;
                case '\n': quoted.Append("\\n"); break;
                case '\r': quoted.Append("\\r"); break;
                case '\t': quoted.Append("\\t"); break;
                // Characters that YAML treats as line breaks or rejects.
                case < ' ' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff':
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default: quoted.Append(c); break;
            }
        }
        return quoted.Append('"').ToString();
    }
}
