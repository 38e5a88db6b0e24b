namespace BlogApp.Features.Import.Markdown.Mdx;

/// <summary>Finds where a statement of JavaScript ends, with JSX in it.</summary>
internal static class MdxScript
{
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the statement begins.</param>
    /// <param name="from">From where on it is read, outside of brackets.</param>
    /// <param name="budget">How many characters may be read; what was read is taken off.</param>
    /// <returns>Null when its brackets never close, or when the budget is used up.</returns>
    public static int? End(string text, int start, int from, ref long budget)
    {
        var (brackets, elements) = (0, 0);
        for (var at = from; at < text.Length; at++)
        {
            if (budget-- <= 0)
                return null;
            switch (text[at])
            {
                case '(' or '[' or '{':
                    brackets++;
                    break;
                case ')' or ']' or '}':
                    if (--brackets < 0)
                        return null;
                    break;
                case '"' or '\'' or '`':
                    var open = at;
                    at = Quoted(text, at);
                    // A quotation mark without its end was read ahead, too.
                    budget -= at == open && text[at] == '`' ? text.Length - at : 0;
                    break;
                case '/' when at + 1 < text.Length && text[at + 1] is '/' && elements == 0:
                    at = LineEnd(text, at) - 1;
                    break;
                case '/' when at + 1 < text.Length && text[at + 1] is '*':
                    var comment = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                    budget -= (comment < 0 ? text.Length : comment) - at;
                    if (comment < 0)
                        return null;
                    at = comment + 1;
                    break;
                case '/' when at + 1 < text.Length && text[at + 1] is '>' && elements > 0:
                    elements--;
                    break;
                case '<' when at + 1 < text.Length && text[at + 1] is '/' && elements > 0:
                    elements--;
                    at++;
                    break;
                case '<' when at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '>') && BeginsElement(text, start, at):
                    elements++;
                    break;
                case ';' when brackets == 0 && elements == 0:
                    return LineEnd(text, at);
                case '\n' when brackets == 0 && elements == 0 && !Continues(text, start, at):
                    return at;
            }
        }
        return brackets == 0 && elements == 0 ? text.Length : null;
    }

    /// <summary>The end of a quoted text; the place itself when none follows: an apostrophe in JSX.</summary>
    private static int Quoted(string text, int at)
    {
        var quote = text[at];
        for (var end = at + 1; end < text.Length; end++)
        {
            if (text[end] == '\\')
                end++;
            else if (text[end] == quote)
                return end;
            else if (text[end] == '\n' && quote != '`')
                return at;
        }
        return at;
    }

    private static int LineEnd(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    // Behind a name or a bracket it compares, or begins a list of types.
    private static bool BeginsElement(string text, int start, int at)
    {
        var before = text.AsSpan(start, at - start).TrimEnd();
        return before.Length == 0 || before[^1] is '(' or '=' or '>' or '?' or ':' or ',' or '&' or '|' or '{' or '[' or '}' || before.EndsWith("return", StringComparison.Ordinal) || before.Length < at - start;
    }

    /// <summary>Whether the statement goes on in the next line.</summary>
    private static bool Continues(string text, int start, int at)
    {
        var before = text.AsSpan(start, at - start).TrimEnd();
        if (before.Length > 0 && before[^1] is '=' or ',' or '+' or '-' or '*' or '?' or ':' or '|' or '&' or '.' or '(' or '<' or '!' || before.EndsWith("=>", StringComparison.Ordinal))
            return true;
        var next = text.AsSpan(at + 1, LineEnd(text, at + 1 < text.Length ? at + 1 : at) is var end && end > at + 1 ? end - at - 1 : 0).TrimStart();
        // A list of Markdown begins with - or *, a quotation with >.
        return next is ['.' or '?' or ')' or ']' or '}', ..] || next.StartsWith("&&") || next.StartsWith("||");
    }
}
