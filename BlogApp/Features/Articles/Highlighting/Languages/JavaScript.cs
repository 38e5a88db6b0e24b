namespace BlogApp.Features.Articles.Highlighting.Languages;

internal static class JavaScript
{
    private const string Words = """
        as async await break case catch class const continue debugger default delete do else export extends false finally for from
        function get if import in instanceof let new null of return set static super switch this throw true try typeof undefined
        var void while with yield
        """;

    public static CodeLanguage Table { get; } = Create(Words, types: "");

    public static CodeLanguage TypeScript { get; } = Create(
        Words + " abstract asserts declare enum implements infer interface is keyof module namespace override private protected public readonly satisfies type",
        "any bigint boolean never number object string symbol unknown");

    private static CodeLanguage Create(string keywords, string types) => new()
    {
        Keywords = keywords,
        Types = types,
        Delimited =
        [
            Delimited.BlockComment("/*", "*/"),
            Delimited.LineComment("//"),
            Delimited.Quoted("\"", "\""),
            Delimited.Quoted("'", "'"),
            Delimited.Quoted("`", "`") with { Multiline = true, Hole = new("${", "}") },
        ],
        Names = new Dictionary<string, TokenKind>
        {
            ["class"] = TokenKind.Type, ["extends"] = TokenKind.Type, ["new"] = TokenKind.Type, ["interface"] = TokenKind.Type,
            ["enum"] = TokenKind.Type, ["implements"] = TokenKind.Type, ["function"] = TokenKind.Function,
        },
        WordStart = "$#",
        CapitalsAreTypes = true,
        TypeArguments = types.Length > 0,
        RegularExpressions = true,
        Decorators = true,
    };
}
