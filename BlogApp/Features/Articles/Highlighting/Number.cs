namespace BlogApp.Features.Articles.Highlighting;

/// <summary>Numbers in all languages: 42, 1_000, 0xFF, 3.14e-2, 10L, 0.5f.</summary>
internal static class Number
{
    public static int End(CodeText text)
    {
        var at = text.At;
        var hex = text.Current == '0' && text.Peek(1) is 'x' or 'X';
        while (at < text.End)
        {
            var c = text.Source[at];
            var exponentSign = c is '+' or '-' && !hex && text.CharAt(at - 1) is 'e' or 'E' && char.IsAsciiDigit(text.CharAt(at + 1));
            var point = c == '.' && char.IsAsciiDigit(text.CharAt(at + 1));
            if (!char.IsAsciiLetterOrDigit(c) && c != '_' && !point && !(c is '+' or '-' && exponentSign))
                break;
            at++;
        }
        return at;
    }
}
