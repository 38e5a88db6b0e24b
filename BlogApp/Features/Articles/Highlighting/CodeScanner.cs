namespace BlogApp.Features.Articles.Highlighting;

/// <summary>
/// Reads code according to a language's table, in a single pass. Lookahead is bounded, so the time grows linearly with
/// the length of the code. It accepts any input: broken code is merely colored oddly.
/// </summary>
internal sealed partial class CodeScanner(CodeLanguage language, CodeText text)
{
    private const int DeepestString = 32;

    private readonly Stack<OpenString> _strings = new();
    private readonly Queue<string> _hereDocuments = new();
    private Before _before = Before.Nothing;
    private TokenKind? _name;
    private bool _command = true;
    private bool _assigning;

    /// <summary>The last token that is neither space nor comment.</summary>
    private enum Before
    {
        Nothing,
        Operator,
        Keyword,
        Word,
        Value,
        Dot,
        TypeEnd,
    }

    public void Run()
    {
        while (!text.Done)
        {
            if (_strings.TryPeek(out var open) && !open.InHole)
                ReadString(open);
            else
                ReadCode(open);
        }
    }

    private void ReadCode(OpenString? around)
    {
        var c = text.Current;
        if (c == '\n')
            EndLine(around);
        else if (char.IsWhiteSpace(c))
            ReadSpace();
        else if (TryOpenString(c) || (around is not null && TryCloseHole(around, c)))
            return;
        else if (language.RegularExpressions && c == '/' && RegularExpression.Length(text, afterValue: _before is Before.Word or Before.Value) is > 0 and var length)
            Take(TokenKind.String, length, Before.Value);
        else if (language.Variables.Contains(c) && Variable.Length(text, text.At) is > 1 and var variable)
            Take(TokenKind.Variable, variable, Before.Value);
        else if (language.Commands && c == '-' && IsOption())
            Take(TokenKind.Attribute, WordEnd(text.At + 1) - text.At, Before.Value);
        else if (StartsNumber(c) && Number.End(text) is var end && !(language.Commands && IsWordPart(text.CharAt(end))))
            Take(TokenKind.Number, end - text.At, Before.Value);
        else if (language.Decorators && c == '@' && IsWordStart(text.Peek(1)))
            Take(TokenKind.Attribute, WordEnd(text.At + 1) - text.At, Before.Value);
        else if (IsWordStart(c) || (language.Commands && char.IsAsciiDigit(c)))
            ReadWord();
        else
            ReadMark(c);
    }

    private void EndLine(OpenString? around)
    {
        text.Take(TokenKind.Plain, 1);
        _command = true;
        _assigning = false;
        if (language.Commands)
            _before = Before.Nothing;
        if (around is { Rule.Multiline: false })
            _strings.Pop();
        while (_hereDocuments.TryDequeue(out var end))
            text.TakeTo(TokenKind.String, HereDocument.End(text, end));
    }

    private void ReadSpace()
    {
        var end = text.At + 1;
        while (end < text.End && text.Source[end] != '\n' && char.IsWhiteSpace(text.Source[end]))
            end++;
        text.TakeTo(TokenKind.Plain, end);
        if (_assigning)
            _command = true;
        _assigning = false;
    }

    private void ReadMark(char c)
    {
        if (language.Commands && HereDocument.Read(text) is { } document)
        {
            _hereDocuments.Enqueue(document.End);
            Take(TokenKind.String, document.Length, Before.Value);
            return;
        }
        var isOperator = language.Operators.Contains(c);
        _before = c switch
        {
            '.' => Before.Dot,
            ')' or '}' => Before.Value,
            ']' or '?' => Before.TypeEnd,
            '>' when text.Peek(-1) != '=' => Before.TypeEnd,
            _ => Before.Operator,
        };
        if (c is ';' or '|' or '&' or '(' or '{' or '`' or '!' or '$')
            (_command, _assigning) = (true, false);
        if (c is not '*')
            _name = null;
        text.Take(isOperator ? TokenKind.Operator : TokenKind.Plain, 1);
    }

    private void Take(TokenKind kind, int length, Before before)
    {
        text.Take(kind, length);
        _before = before;
        _name = null;
        _command = false;
    }

    private bool StartsNumber(char c) =>
        char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(text.Peek(1)) && _before is not (Before.Word or Before.Value or Before.Dot) && !language.Commands);

    private bool IsOption() => (text.At == 0 || char.IsWhiteSpace(text.Peek(-1))) && (text.Peek(1) == '-' || char.IsAsciiLetterOrDigit(text.Peek(1)));

    private bool IsWordStart(char c) => char.IsLetter(c) || c == '_' || char.IsSurrogate(c) || (c != '\0' && language.WordStart.Contains(c));

    private bool IsWordPart(char c) => IsWordStart(c) || char.IsLetterOrDigit(c) || (c != '\0' && language.WordPart.Contains(c));

    private int WordEnd(int index)
    {
        while (index < text.End && IsWordPart(text.Source[index]))
            index++;
        return index;
    }
}
