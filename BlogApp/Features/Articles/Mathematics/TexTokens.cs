namespace BlogApp.Features.Articles.Mathematics;

/// <summary>Tokenizes TeX: commands, braces, letters, numbers. Never fails; returns empty text at the end.</summary>
internal sealed class TexTokens(string text)
{
    private int _at;

    public bool AtEnd => Peek().Length == 0;

    /// <summary>The next token, without consuming it: <c>\name</c>, a number, or one character.</summary>
    public string Peek()
    {
        var start = _at;
        var token = Next();
        _at = start;
        return token;
    }

    public string Next()
    {
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == '%'))
        {
            // A comment extends to the end of its line.
            if (text[_at] == '%')
                while (_at < text.Length && text[_at] != '\n')
                    _at++;
            else
                _at++;
        }
        if (_at >= text.Length)
            return "";
        var start = _at++;
        if (text[start] == '\\')
            return Command(start);
        if (char.IsAsciiDigit(text[start]))
            while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || (text[_at] is '.' or ',' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]))))
                _at++;
        else if (char.IsHighSurrogate(text[start]) && _at < text.Length && char.IsLowSurrogate(text[_at]))
            _at++;
        return text[start.._at];
    }

    /// <summary>Consumes the token if it is the next one.</summary>
    public bool Take(string token)
    {
        if (Peek() != token)
            return false;
        Next();
        return true;
    }

    /// <summary>Consumes one digit, if it is next.</summary>
    public char? TakeDigit()
    {
        if (Peek() is not [>= '0' and <= '9', ..] number)
            return null;
        Next();
        _at -= number.Length - 1;
        return number[0];
    }

    /// <summary>The unparsed text between braces; without braces, the next token.</summary>
    public string Raw()
    {
        if (Peek() != "{")
            return Next();
        Next();
        int start = _at, depth = 1;
        while (_at < text.Length)
        {
            var letter = text[_at++];
            if (letter == '\\')
                _at = Math.Min(_at + 1, text.Length);
            else if (letter == '{')
                depth++;
            else if (letter == '}' && --depth == 0)
                return text[start..(_at - 1)];
        }
        return text[start..];
    }

    private string Command(int start)
    {
        if (_at < text.Length && char.IsAsciiLetter(text[_at]))
        {
            while (_at < text.Length && char.IsAsciiLetter(text[_at]))
                _at++;
            if (_at < text.Length && text[_at] == '*')
                _at++;
        }
        else if (_at < text.Length)
        {
            _at++;
        }
        return text[start.._at];
    }
}
