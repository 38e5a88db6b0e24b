using System.Xml;

namespace BlogApp.Features.Import.Xml;

/// <summary>A start tag as it is written.</summary>
/// <param name="Attributes">With their references resolved.</param>
/// <param name="Empty">Whether it ends in <c>/&gt;</c>.</param>
internal sealed record XmlTag(string Name, IReadOnlyList<(string Name, string Value)> Attributes, bool Empty)
{
    // WordPress's longest tag is the root with its namespaces.
    private const int MaxLength = 64 * 1024;

    /// <summary>The local part of a name.</summary>
    public static string Local(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Reads a start tag at the current place, and moves behind it; null: it is none, and nothing was passed.</summary>
    public static XmlTag? Read(XmlCharacters text, XmlReferences references)
    {
        if (!text.Has(2) || Length(text) is not (> 0 and var length))
            return null;
        var inside = text.Ahead[1..(length - 1)];
        var empty = inside.EndsWith('/');
        if (empty)
            inside = inside[..^1];
        var nameEnd = 0;
        while (nameEnd < inside.Length && IsNameCharacter(inside[nameEnd]))
            nameEnd++;
        var name = inside[..nameEnd].ToString();
        var attributes = new List<(string, string)>();
        for (var rest = inside[nameEnd..].TrimStart(); rest.Length > 0; rest = rest.TrimStart())
        {
            var end = rest.IndexOfAny('=', ' ', '\n');
            var attribute = (end < 0 ? rest : rest[..end]).Trim().ToString();
            rest = end < 0 ? [] : rest[end..].TrimStart();
            if (!rest.StartsWith('='))
                continue;
            rest = rest[1..].TrimStart();
            var quote = rest.Length > 0 && rest[0] is '"' or '\'' ? rest[0] : ' ';
            rest = quote == ' ' ? rest : rest[1..];
            var close = rest.IndexOf(quote);
            attributes.Add((attribute, references.Resolve((close < 0 ? rest : rest[..close]).ToString(), text.Line)));
            rest = close < 0 ? [] : rest[(close + 1)..];
        }
        text.Take(length);
        return new(name, attributes, empty);
    }

    /// <summary>The length up to the bracket outside quotes that closes the tag; 0: it is no tag.</summary>
    private static int Length(XmlCharacters text)
    {
        if (!XmlConvert.IsStartNCNameChar(text.Ahead[1]))
            return 0;
        var quote = '\0';
        for (var at = 1; at < MaxLength && text.Has(at + 1); at++)
        {
            var c = text.Ahead[at];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c == '>')
                return at + 1;
            else if (c == '<')
                return 0;
        }
        return 0;
    }

    private static bool IsNameCharacter(char c) => c == ':' || XmlConvert.IsNCNameChar(c);
}
