namespace BlogApp.Features.Articles.Highlighting;

internal sealed partial class CodeScanner
{
    // "Select<Article, long>(": longer type arguments are not recognized.
    private const int LongestTypeArguments = 60;

    private void ReadWord()
    {
        var end = WordEnd(text.At + 1);
        var word = text.Source[text.At..end];
        var kind = language.Commands ? CommandWord(word, end) : Word(word, end);
        var keyword = kind == TokenKind.Keyword;
        text.TakeTo(kind, end);
        _before = keyword ? Before.Keyword : Before.Word;
        _name = keyword && language.Names.TryGetValue(language.IgnoreCase ? word.ToLowerInvariant() : word, out var name) ? name : null;
    }

    private TokenKind Word(string word, int end)
    {
        var member = _before == Before.Dot;
        if (!member && language.KeywordSet.Contains(word))
            return TokenKind.Keyword;
        if (_name is { } name)
            return name;
        if (!member && language.TypeSet.Contains(word))
            return TokenKind.Type;
        if ((language.CallsAreFunctions && IsCalled(end)) || (!member && language.FunctionSet.Contains(word)))
            return TokenKind.Function;
        // "string Name", "List<Tag> Tags", "byte[] Data": a declared name follows a type.
        var declared = _before is Before.Word or Before.TypeEnd;
        return language.CapitalsAreTypes && !member && !declared && IsTypeName(word) ? TokenKind.Type : TokenKind.Plain;
    }

    private TokenKind CommandWord(string word, int end)
    {
        var command = _command;
        _command = false;
        if (text.CharAt(end) == '=' && text.CharAt(end + 1) != '=')
        {
            _assigning = command;
            return TokenKind.Variable;
        }
        if ((command || word == "in") && language.KeywordSet.Contains(word))
        {
            _command = word is not ("for" or "in" or "case" or "function" or "select");
            return TokenKind.Keyword;
        }
        return _name ?? (command && !_assigning ? TokenKind.Function : TokenKind.Plain);
    }

    private bool IsCalled(int end)
    {
        if (language.TypeArguments && text.CharAt(end) == '<')
        {
            var limit = Math.Min(text.End, end + LongestTypeArguments);
            var depth = 0;
            do
            {
                depth += text.CharAt(end) switch { '<' => 1, '>' => -1, _ => 0 };
                end++;
            }
            while (depth > 0 && end < limit && (char.IsLetterOrDigit(text.CharAt(end)) || "<>_,.?[] ".Contains(text.CharAt(end))));
            if (depth != 0)
                return false;
        }
        return text.CharAt(end) == '(';
    }

    // "Article" and "T" are types, "MAX_ROWS" is a constant.
    private static bool IsTypeName(string word) => char.IsUpper(word[0]) && (word.Length == 1 || word.Any(char.IsLower));
}
