namespace BlogApp.Features.Articles.Highlighting.TextMate;

/// <summary>Maps a grammar's scopes to our token kinds, so that all languages share the same colors. Pure.</summary>
internal static class ScopeKind
{
    // Matched by prefix; longer prefixes come first. Plain ends the search, because outer scopes say nothing about inner ones.
    private static readonly (string Scope, TokenKind Kind)[] Table =
    [
        ("comment", TokenKind.Comment),
        ("string.regexp", TokenKind.String),
        ("string.unquoted.argument", TokenKind.Plain),
        ("string", TokenKind.String),
        ("constant.numeric", TokenKind.Number),
        ("constant.character", TokenKind.String),
        ("constant.language", TokenKind.Keyword),
        ("constant.other.symbol", TokenKind.String),
        ("constant.other.color", TokenKind.Number),
        ("keyword.other.unit", TokenKind.Number),
        ("keyword.operator", TokenKind.Operator),
        ("keyword", TokenKind.Keyword),
        ("storage.type.annotation", TokenKind.Attribute),
        ("storage.modifier", TokenKind.Keyword),
        ("storage.type", TokenKind.Type),
        ("storage", TokenKind.Keyword),
        ("entity.name.function", TokenKind.Function),
        ("entity.name.command", TokenKind.Function),
        ("support.function", TokenKind.Function),
        ("entity.name.tag", TokenKind.Tag),
        ("entity.name.section", TokenKind.Keyword),
        ("entity.name", TokenKind.Type),
        ("entity.other.attribute-name", TokenKind.Attribute),
        ("entity.other.inherited-class", TokenKind.Type),
        ("support.type.property-name", TokenKind.Attribute),
        ("support.type.vendored.property-name", TokenKind.Attribute),
        ("support.class", TokenKind.Type),
        ("support.type", TokenKind.Type),
        ("support.constant", TokenKind.Keyword),
        ("variable.language", TokenKind.Keyword),
        ("markup.inserted", TokenKind.String),
        ("markup.deleted", TokenKind.Keyword),
        ("markup.changed", TokenKind.Number),
        ("markup.heading", TokenKind.Keyword),
        ("markup.inline.raw", TokenKind.String),
        ("markup.fenced_code", TokenKind.String),
        ("markup.quote", TokenKind.Comment),
        ("markup.underline.link", TokenKind.String),
        ("meta.diff.header", TokenKind.Type),
        ("meta.diff.range", TokenKind.Function),
        ("meta.interpolation", TokenKind.Plain),
        ("meta.embedded", TokenKind.Plain),
        ("meta.template.expression", TokenKind.Plain),
    ];

    // Declaration words, which are keywords in our own languages, too. In Rust, all of these words are keywords.
    private static readonly string[] Declaring =
        ["class", "struct", "enum", "union", "function", "interface", "trait", "namespace", "module", "protocol", "extension", "object", "let", "var", "const", "typedef", "template", "record", "package", "rust"];

    /// <param name="scopes">From the whole file's scope to the token's own.</param>
    /// <param name="token">The token's text.</param>
    /// <param name="signs">Whether variables carry a sign.</param>
    public static TokenKind Classify(IReadOnlyList<string> scopes, ReadOnlySpan<char> token, bool signs)
    {
        for (var i = scopes.Count - 1; i > 0; i--)
        {
            if (signs && Begins(scopes[i], "variable") && !Begins(scopes[i], "variable.language"))
                return TokenKind.Variable;
            foreach (var (scope, kind) in Table)
                if (Begins(scopes[i], scope))
                    return Refined(kind, scopes[i], token);
        }
        return TokenKind.Plain;
    }

    private static TokenKind Refined(TokenKind kind, string scope, ReadOnlySpan<char> token) => kind switch
    {
        // Such as and, not, new, sizeof.
        TokenKind.Operator when token.Length > 1 && char.IsAsciiLetter(token[0]) => TokenKind.Keyword,
        TokenKind.Type when Begins(scope, "storage.type") && Array.Exists(Declaring, word => scope.Contains("." + word, StringComparison.Ordinal)) => TokenKind.Keyword,
        _ => kind,
    };

    private static bool Begins(string scope, string with) =>
        scope.StartsWith(with, StringComparison.Ordinal) && (scope.Length == with.Length || scope[with.Length] == '.');
}
