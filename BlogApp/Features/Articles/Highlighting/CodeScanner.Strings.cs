namespace BlogApp.Features.Articles.Highlighting;

internal sealed partial class CodeScanner
{
    private bool TryOpenString(char c)
    {
        foreach (var rule in language.DelimitedAt(c))
        {
            if (!text.Starts(rule.Open, text.At) || (rule.AtWordStart && text.At > 0 && IsWordPart(text.Peek(-1))))
                continue;
            var opening = rule.Match is { } match ? match(text.Rest) : new Opening(rule.Open.Length, rule.Close, rule.Hole);
            if (opening is not { } found)
                continue;
            var kind = rule.Kind == TokenKind.String && language.Keys && IsKey(rule) ? TokenKind.Attribute : rule.Kind;
            text.Take(kind, found.Length);
            _strings.Push(new(rule, kind, found.Close, found.Hole));
            if (rule.Kind != TokenKind.Comment)
            {
                _before = Before.Value;
                _name = null;
                _command = false;
            }
            return true;
        }
        return false;
    }

    private void ReadString(OpenString open)
    {
        var (rule, close) = (open.Rule, open.Close);
        var at = text.At;
        while (at < text.End)
        {
            var c = text.Source[at];
            if (c == '\n' && !rule.Multiline)
            {
                break;
            }
            else if (rule.Escape != '\0' && c == rule.Escape)
            {
                at += 2;
            }
            else if (c == close[0] && text.Starts(close, at))
            {
                at += close.Length;
                if (!rule.Doubled || !text.Starts(close, at))
                    break;
                at += close.Length;
            }
            else if (open.Hole is { } hole && c == hole.Open[0] && text.Starts(hole.Open, at))
            {
                if (hole.Doubled && text.Starts(hole.Open, at + hole.Open.Length))
                {
                    at += 2 * hole.Open.Length;
                }
                else if (_strings.Count < DeepestString)
                {
                    OpenHole(open, hole, at);
                    return;
                }
                else
                {
                    at++;
                }
            }
            else if (rule.Variables && c == '$' && Variable.Length(text, at) is > 1 and var length)
            {
                text.TakeTo(open.Kind, at);
                text.Take(TokenKind.Variable, length);
                at = text.At;
            }
            else
            {
                at++;
            }
        }
        text.TakeTo(open.Kind, at);
        _strings.Pop();
    }

    private void OpenHole(OpenString open, Hole hole, int at)
    {
        text.TakeTo(open.Kind, at);
        text.Take(TokenKind.Operator, hole.Open.Length);
        open.InHole = true;
        open.Depth = 0;
        _before = Before.Operator;
        _command = true;
    }

    private bool TryCloseHole(OpenString open, char c)
    {
        var hole = open.Hole!;
        if (c == hole.Open[^1])
            open.Depth++;
        if (c != hole.Close[0])
            return false;
        if (open.Depth > 0)
        {
            open.Depth--;
            return false;
        }
        text.Take(TokenKind.Operator, hole.Close.Length);
        open.InHole = false;
        return true;
    }

    // JSON: this looks ahead to the string's end and what follows, so each character is read at most twice.
    private bool IsKey(Delimited rule)
    {
        var at = text.At + rule.Open.Length;
        while (at < text.End && text.Source[at] != '\n' && text.Source[at] != rule.Close[0])
            at += text.Source[at] == rule.Escape ? 2 : 1;
        at++;
        while (at < text.End && char.IsWhiteSpace(text.Source[at]))
            at++;
        return text.CharAt(at) == ':';
    }

    /// <summary>A string or comment being read, or one that contains the code being read.</summary>
    private sealed class OpenString(Delimited rule, TokenKind kind, string close, Hole? hole)
    {
        public Delimited Rule { get; } = rule;
        public TokenKind Kind { get; } = kind;
        public string Close { get; } = close;
        public Hole? Hole { get; } = hole;
        public bool InHole { get; set; }

        /// <summary>Number of open brackets inside the hole.</summary>
        public int Depth { get; set; }
    }
}
