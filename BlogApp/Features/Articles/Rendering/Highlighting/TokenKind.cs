namespace BlogApp.Features.Articles.Rendering.Highlighting;

/// <summary>What a piece of code is; all but <see cref="Plain"/> are a class <c>tok-…</c> on the page.</summary>
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
