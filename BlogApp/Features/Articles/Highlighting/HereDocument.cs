namespace BlogApp.Features.Articles.Highlighting;

/// <summary>Text inside a shell script that ends at a line with a chosen word.</summary>
internal static class HereDocument
{
    private const int LongestWord = 40;

    /// <summary>The introduction, such as <c>&lt;&lt;'EOF'</c>; null when there is none.</summary>
    public static (int Length, string End)? Read(CodeText text)
    {
        if (!text.Starts("<<", text.At) || text.Peek(2) == '<' || text.Peek(-1) == '<')
            return null;
        var at = text.At + 2;
        if (text.CharAt(at) == '-')
            at++;
        var quote = text.CharAt(at) is '\'' or '"' ? text.CharAt(at++) : '\0';
        var start = at;
        while (at < text.End && at - start < LongestWord && (char.IsLetterOrDigit(text.Source[at]) || text.Source[at] == '_'))
            at++;
        if (at == start || char.IsAsciiDigit(text.Source[start]) || (quote != '\0' && text.CharAt(at) != quote))
            return null;
        var word = text.Source[start..at];
        return ((quote == '\0' ? at : at + 1) - text.At, word);
    }

    /// <summary>The end of the text that begins here: after the line with the word, or at the end of the input.</summary>
    public static int End(CodeText text, string word)
    {
        var at = text.At;
        while (at < text.End)
        {
            var length = text.Source.AsSpan(at, text.End - at).IndexOf('\n');
            var end = length < 0 ? text.End : at + length;
            if (text.Source.AsSpan(at, end - at).Trim().SequenceEqual(word))
                return end;
            at = end + 1;
        }
        return text.End;
    }
}
