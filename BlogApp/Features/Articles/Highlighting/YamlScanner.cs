using System.Collections.Frozen;
using System.Globalization;

namespace BlogApp.Features.Articles.Highlighting;

/// <summary>Reads YAML line by line. Its meaning depends on indentation and colons, which a word table cannot express.</summary>
internal sealed class YamlScanner(CodeText text)
{
    private static readonly FrozenSet<string> Constants =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "true", "false", "null", "~", "yes", "no", "on", "off");

    private int _blockIndent = -1;
    private int _flow;

    public void Run()
    {
        while (!text.Done)
            ReadLine();
    }

    private void ReadLine()
    {
        var start = text.At;
        var first = start;
        while (text.CharAt(first) == ' ' && first < text.End)
            first++;
        var indent = first - start;
        if (_blockIndent >= 0 && (indent > _blockIndent || first == text.End || text.CharAt(first) is '\n' or '\r'))
        {
            text.TakeTo(TokenKind.String, LineEnd(first));
            text.Take(TokenKind.Plain, 1);
            return;
        }
        _blockIndent = -1;
        text.TakeTo(TokenKind.Plain, first);
        if (indent == 0 && (text.Starts("---", first) || text.Starts("...", first)))
            text.Take(TokenKind.Operator, 3);
        while (text.Current == '-' && text.Peek(1) is ' ')
            text.Take(TokenKind.Operator, 1 + SpacesAt(text.At + 1));
        while (!text.Done && text.Current != '\n')
            ReadPart(indent);
        text.Take(TokenKind.Plain, 1);
    }

    private void ReadPart(int indent)
    {
        var c = text.Current;
        var (next, before) = (text.Peek(1), text.Peek(-1));
        if (char.IsWhiteSpace(c))
            text.Take(TokenKind.Plain, 1);
        else if (c == '#' && (char.IsWhiteSpace(before) || before == '\0'))
            text.TakeTo(TokenKind.Comment, LineEnd(text.At));
        else if (c is '"' or '\'')
            ReadQuoted(c);
        else if (c is '{' or '[' or '}' or ']' || (c == ',' && _flow > 0))
            ReadBracket(c);
        else if (c is '|' or '>' && IsBlockStart())
            ReadBlockStart(indent);
        else if (c is '&' or '*' && char.IsLetterOrDigit(next))
            text.TakeTo(TokenKind.Variable, WordEnd());
        else if (c == '!')
            text.TakeTo(TokenKind.Type, WordEnd());
        else if (c is ':' or '-' or '?' && (char.IsWhiteSpace(next) || text.At + 1 == text.End))
            text.Take(TokenKind.Operator, 1);
        else
            ReadScalar();
    }

    private void ReadBracket(char c)
    {
        _flow = Math.Max(0, _flow + (c is '{' or '[' ? 1 : c == ',' ? 0 : -1));
        text.Take(TokenKind.Plain, 1);
    }

    private void ReadQuoted(char quote)
    {
        var at = text.At + 1;
        while (at < text.End)
        {
            if (quote == '"' && text.Source[at] == '\\')
                at += 2;
            else if (text.Source[at++] == quote && (quote == '"' || text.CharAt(at) != quote))
                break;
            else if (quote == '\'' && text.Source[at - 1] == quote)
                at++;
        }
        text.TakeTo(text.CharAt(at) == ':' ? TokenKind.Attribute : TokenKind.String, at);
    }

    private void ReadScalar()
    {
        var at = text.At + 1;
        while (at < text.End && text.Source[at] != '\n' && !EndsScalar(at))
            at++;
        if (text.CharAt(at) == ':')
        {
            text.TakeTo(TokenKind.Attribute, at);
            return;
        }
        var value = text.Source.AsSpan(text.At, at - text.At).Trim();
        var constant = value.Length <= 5 && Constants.Contains(value.ToString());
        var number = char.IsAsciiDigit(value[^1]) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        text.TakeTo(constant ? TokenKind.Keyword : number ? TokenKind.Number : TokenKind.String, at);
    }

    private bool EndsScalar(int at) => text.Source[at] switch
    {
        ':' => char.IsWhiteSpace(text.CharAt(at + 1)) || at + 1 == text.End,
        '#' => char.IsWhiteSpace(text.CharAt(at - 1)),
        ',' or '[' or ']' or '{' or '}' => _flow > 0,
        _ => false,
    };

    private bool IsBlockStart()
    {
        var at = text.At + 1;
        while (text.CharAt(at) is '+' or '-' or (>= '0' and <= '9') && at < text.At + 4)
            at++;
        return at >= text.End || text.CharAt(at) is '\n' or '\r' || (text.CharAt(at) == ' ' && text.CharAt(at + SpacesAt(at)) is '#' or '\n');
    }

    private void ReadBlockStart(int indent)
    {
        _blockIndent = indent;
        var at = text.At + 1;
        while (at < text.End && !char.IsWhiteSpace(text.Source[at]))
            at++;
        text.TakeTo(TokenKind.Operator, at);
    }

    private int WordEnd()
    {
        var at = text.At + 1;
        while (at < text.End && !char.IsWhiteSpace(text.Source[at]) && text.Source[at] is not (',' or ']' or '}'))
            at++;
        return at;
    }

    private int SpacesAt(int index)
    {
        var at = index;
        while (at < text.End && text.Source[at] == ' ' && at - index < 100)
            at++;
        return at - index;
    }

    private int LineEnd(int index)
    {
        var length = text.Source.AsSpan(index, text.End - index).IndexOf('\n');
        return length < 0 ? text.End : index + length;
    }
}
