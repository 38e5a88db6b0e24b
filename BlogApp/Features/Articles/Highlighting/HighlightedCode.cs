namespace BlogApp.Features.Articles.Highlighting;

/// <summary>Writes code as HTML, with a span for each token.</summary>
internal static class HighlightedCode
{
    /// <summary>In characters. Longer code is written without colors, because each token adds about 35 characters to the page.</summary>
    public const int Longest = 60_000;

    /// <summary>The tokens of a text. Concatenated, they are the text.</summary>
    public static IReadOnlyList<CodeToken> Tokens(string code, HighlightedLanguage language)
    {
        var text = new CodeText(code);
        language.Scan(text);
        text.TakeTo(TokenKind.Plain, code.Length);
        return text.Tokens;
    }

    public static void Write(TextWriter writer, string code, HighlightedLanguage? language)
    {
        if (language is null || code.Length > Longest)
        {
            WriteEscaped(writer, code);
            return;
        }
        var start = 0;
        foreach (var (kind, end) in Tokens(code, language))
        {
            var token = code.AsSpan(start, end - start);
            start = end;
            if (Class(kind) is not { } name)
            {
                WriteEscaped(writer, token);
                continue;
            }
            writer.Write("<span class=\"");
            writer.Write(name);
            writer.Write("\">");
            WriteEscaped(writer, token);
            writer.Write("</span>");
        }
    }

    private static string? Class(TokenKind kind) => kind switch
    {
        TokenKind.Keyword => "tok-keyword",
        TokenKind.String => "tok-string",
        TokenKind.Comment => "tok-comment",
        TokenKind.Number => "tok-number",
        TokenKind.Type => "tok-type",
        TokenKind.Function => "tok-function",
        TokenKind.Operator => "tok-operator",
        TokenKind.Tag => "tok-tag",
        TokenKind.Attribute => "tok-attribute",
        TokenKind.Variable => "tok-variable",
        _ => null,
    };

    private static void WriteEscaped(TextWriter writer, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny("&<>\"") is >= 0 and var at)
        {
            writer.Write(text[..at]);
            writer.Write(text[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
            text = text[(at + 1)..];
        }
        writer.Write(text);
    }
}
