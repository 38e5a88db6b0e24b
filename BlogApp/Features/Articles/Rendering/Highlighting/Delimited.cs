namespace BlogApp.Features.Articles.Rendering.Highlighting;

/// <summary>Text between two marks: a string or a comment.</summary>
internal sealed record Delimited(TokenKind Kind, string Open, string Close)
{
    /// <summary>Makes the character after it ordinary; NUL when there is none.</summary>
    public char Escape { get; init; }

    /// <summary>Whether the closing mark written twice stands for itself.</summary>
    public bool Doubled { get; init; }

    /// <summary>Whether it goes on over line ends; otherwise the line's end closes it.</summary>
    public bool Multiline { get; init; }

    /// <summary>Code inside, such as <c>${</c>…<c>}</c>.</summary>
    public Hole? Hole { get; init; }

    /// <summary>Whether variables inside are shown as such.</summary>
    public bool Variables { get; init; }

    /// <summary>Whether it opens only at the beginning of a word.</summary>
    public bool AtWordStart { get; init; }

    /// <summary>Recognises an opening mark of variable length; it begins with <see cref="Open"/>.</summary>
    public OpeningMatch? Match { get; init; }

    public static Delimited LineComment(string open) => new(TokenKind.Comment, open, "\n");

    public static Delimited BlockComment(string open, string close) => new(TokenKind.Comment, open, close) { Multiline = true };

    /// <summary>A string on one line with backslash escapes.</summary>
    public static Delimited Quoted(string open, string close) => new(TokenKind.String, open, close) { Escape = '\\' };
}

/// <summary>Code inside a string. <paramref name="Doubled"/>: the opening mark written twice stands for itself.</summary>
internal sealed record Hole(string Open, string Close, bool Doubled = false);

/// <summary>An opening mark that was found: its length, the closing mark that belongs to it, the holes it allows.</summary>
internal readonly record struct Opening(int Length, string Close, Hole? Hole);

internal delegate Opening? OpeningMatch(ReadOnlySpan<char> rest);
