using BlogApp.Features.Articles.Highlighting.Languages;

namespace BlogApp.Features.Articles.Highlighting;

/// <summary>Reads HTML and XML: tags, attributes, comments and embedded scripts.</summary>
internal sealed class MarkupScanner(CodeText text)
{
    private const int LongestEntity = 12;

    public void Run()
    {
        while (!text.Done)
        {
            if (text.Starts("<!--", text.At))
                text.TakeTo(TokenKind.Comment, Behind("-->", text.At + 4));
            else if (text.Starts("<!", text.At) || text.Starts("<?", text.At))
                text.TakeTo(TokenKind.Keyword, Behind(">", text.At));
            else if (text.Current == '<' && (char.IsLetter(text.Peek(1)) || (text.Peek(1) == '/' && char.IsLetter(text.Peek(2)))))
                ReadTag();
            else if (text.Current == '&' && EntityLength() is > 0 and var entity)
                text.Take(TokenKind.Variable, entity);
            else
                text.Take(TokenKind.Plain, 1);
        }
    }

    private void ReadTag()
    {
        var closing = text.Peek(1) == '/';
        var start = text.At + (closing ? 2 : 1);
        var nameEnd = NameEnd(start);
        var name = text.Source[start..nameEnd];
        text.TakeTo(TokenKind.Tag, nameEnd);
        while (!text.Done && text.Current is not ('>' or '<'))
            ReadAttribute();
        if (text.Current != '>')
            return;
        var empty = text.Peek(-1) == '/';
        text.Take(TokenKind.Tag, 1);
        if (!closing && !empty && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
            ReadRaw(name);
    }

    private void ReadAttribute()
    {
        var c = text.Current;
        if (c is '"' or '\'')
            text.TakeTo(TokenKind.String, Behind(c.ToString(), text.At + 1));
        else if (c == '=')
            ReadEquals();
        else if (c == '/')
            text.Take(TokenKind.Tag, 1);
        else if (NameEnd(text.At) is var end && end > text.At)
            text.TakeTo(TokenKind.Attribute, end);
        else
            text.Take(TokenKind.Plain, 1);
    }

    private void ReadEquals()
    {
        text.Take(TokenKind.Operator, 1);
        while (!text.Done && char.IsWhiteSpace(text.Current))
            text.Take(TokenKind.Plain, 1);
        var end = text.At;
        if (text.Current is '"' or '\'')
            return;
        while (end < text.End && !char.IsWhiteSpace(text.Source[end]) && text.Source[end] is not ('>' or '<'))
            end++;
        text.TakeTo(TokenKind.String, end);
    }

    private void ReadRaw(string name)
    {
        var (end, limit) = (text.Source.AsSpan(text.At, text.End - text.At).IndexOf("</" + name, StringComparison.OrdinalIgnoreCase), text.End);
        text.End = end < 0 ? limit : text.At + end;
        if (name.Equals("script", StringComparison.OrdinalIgnoreCase))
            new CodeScanner(JavaScript.Table, text).Run();
        else
            text.TakeTo(TokenKind.Plain, text.End);
        text.End = limit;
    }

    private int NameEnd(int index)
    {
        while (index < text.End && (char.IsLetterOrDigit(text.Source[index]) || text.Source[index] is '-' or ':' or '.' or '_' or '@'))
            index++;
        return index;
    }

    private int EntityLength()
    {
        for (var length = 1; length < LongestEntity; length++)
        {
            var c = text.Peek(length);
            if (c == ';')
                return length > 1 ? length + 1 : 0;
            if (!char.IsAsciiLetterOrDigit(c) && c != '#')
                return 0;
        }
        return 0;
    }

    private int Behind(string mark, int index)
    {
        if (index >= text.End)
            return text.End;
        var at = text.Source.AsSpan(index, text.End - index).IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? text.End : index + at + mark.Length;
    }
}
