namespace BlogApp.Features.Articles.Highlighting;

/// <summary>Text between two marks: a string or a comment.</summary>
internal sealed record Delimited(TokenKind Kind, string Open, string Close)
{
    /// <summary>The character that escapes the next one; NUL when there is none.</summary>
    public char Escape { get; init; }

    /// <summary>Whether a doubled closing mark stands for itself.</summary>
    public bool Doubled { get; init; }

    /// <summary>Whether it may span lines; otherwise the end of the line closes it.</summary>
    public bool Multiline { get; init; }

    /// <summary>Code inside, such as <c>${</c>…<c>}</c>.</summary>
    public Hole? Hole { get; init; }

    /// <summary>Whether variables inside are highlighted.</summary>
    public bool Variables { get; init; }

    /// <summary>Whether it opens only at the beginning of a word.</summary>
    public bool AtWordStart { get; init; }

    /// <summary>Recognizes an opening mark of variable length that begins with <see cref="Open"/>.</summary>
    public OpeningMatch? Match { get; init; }

    public static Delimited LineComment(string open) => new(TokenKind.Comment, open, "\n");

    public static Delimited BlockComment(string open, string close) => new(TokenKind.Comment, open, close) { Multiline = true };

    /// <summary>A single-line string with backslash escapes.</summary>
    public static Delimited Quoted(string open, string close) => new(TokenKind.String, open, close) { Escape = '\\' };
}

/// <summary>Code inside a string. <paramref name="Doubled"/>: a doubled opening mark stands for itself.</summary>
internal sealed record Hole(string Open, string Close, bool Doubled = false);

/// <summary>A recognized opening mark: its length, the matching closing mark, and the holes it allows.</summary>
internal readonly record struct Opening(int Length, string Close, Hole? Hole);

internal delegate Opening? OpeningMatch(ReadOnlySpan<char> rest);
