namespace BlogApp.Features.Articles.Highlighting;

/// <summary>The kind of a piece of code. Each except <see cref="Plain"/> is a class <c>tok-…</c> on the page.</summary>
internal enum TokenKind
{
    Plain,
    Keyword,
    String,
    Comment,
    Number,
    Type,
    Function,
    Operator,
    Tag,
    Attribute,
    Variable,
}
