namespace BlogApp.Features.Articles.Highlighting;

/// <summary>A token extends from the end of the previous one to <paramref name="End"/>, so tokens cannot lose or repeat text.</summary>
internal readonly record struct CodeToken(TokenKind Kind, int End);

/// <summary>The code being read, the current position, and the tokens so far.</summary>
internal sealed class CodeText(string source)
{
    private readonly List<CodeToken> _tokens = [];

    public string Source { get; } = source;

    public int At { get; private set; }

    /// <summary>Where reading stops. A scanner moves it to hand a part to another scanner.</summary>
    public int End { get; set; } = source.Length;

    public bool Done => At >= End;

    public char Current => Peek(0);

    public IReadOnlyList<CodeToken> Tokens => _tokens;

    public ReadOnlySpan<char> Rest => Source.AsSpan(At, End - At);

    /// <summary>The character at an offset from the current position; NUL outside the text.</summary>
    public char Peek(int offset) => CharAt(At + offset);

    public char CharAt(int index) => index >= 0 && index < End ? Source[index] : '\0';

    public bool Starts(string text, int index) =>
        index <= End - text.Length && Source.AsSpan(index, text.Length).SequenceEqual(text);

    public void Take(TokenKind kind, int length) => TakeTo(kind, At + length);

    /// <summary>Advances to an index. Adjacent tokens of the same kind are merged.</summary>
    public void TakeTo(TokenKind kind, int index)
    {
        index = Math.Min(index, End);
        if (index <= At)
            return;
        if (_tokens.Count > 0 && _tokens[^1].Kind == kind)
            _tokens[^1] = new(kind, index);
        else
            _tokens.Add(new(kind, index));
        At = index;
    }
}
