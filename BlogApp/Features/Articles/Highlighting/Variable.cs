namespace BlogApp.Features.Articles.Highlighting;

/// <summary>Variables with a sign: <c>$name</c>, <c>${name}</c>, <c>$1</c>, <c>$?</c>, <c>@name</c>, <c>:name</c>.</summary>
internal static class Variable
{
    private const int LongestBraces = 200;

    /// <summary>The length including the prefix; 0 or 1 when there is no variable.</summary>
    public static int Length(CodeText text, int index)
    {
        var (prefix, first) = (text.CharAt(index), text.CharAt(index + 1));
        // In SQL, "::" is a cast, and "12:30" is not a parameter.
        if (prefix == ':' && (text.CharAt(index - 1) == ':' || char.IsLetterOrDigit(text.CharAt(index - 1))))
            return 0;
        if (prefix == '$' && first == '{')
            return Braces(text, index);
        if (prefix == '$' && first is '?' or '@' or '*' or '#' or '!' or '$')
            return 2;
        var end = index + 1;
        if (prefix == '@' && first == '@')
            end++;
        while (end < text.End && (char.IsLetterOrDigit(text.Source[end]) || text.Source[end] == '_'))
            end++;
        return end - index;
    }

    private static int Braces(CodeText text, int index)
    {
        var limit = Math.Min(text.End, index + LongestBraces);
        for (var at = index + 2; at < limit && text.Source[at] != '\n'; at++)
        {
            if (text.Source[at] == '}')
                return at + 1 - index;
        }
        return 0;
    }
}
