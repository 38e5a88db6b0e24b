namespace BlogApp.Features.Articles.Highlighting.Languages;

internal static class Python
{
    private static readonly string[] Prefixes = ["", "r", "b", "u", "f", "rb", "br", "rf", "fr", "t"];

    public static CodeLanguage Table { get; } = new()
    {
        Keywords = """
            and as assert async await break case class continue def del elif else except False finally for from global if import in
            is lambda match None nonlocal not or pass raise return True try type while with yield self cls
            """,
        Types = "bool bytearray bytes complex dict float frozenset int list object set str tuple",
        Functions = "print len range enumerate zip map filter sorted sum min max open isinstance super",
        Delimited = [Delimited.LineComment("#"), .. Strings()],
        Names = new Dictionary<string, TokenKind> { ["def"] = TokenKind.Function, ["class"] = TokenKind.Type, ["import"] = TokenKind.Plain, ["from"] = TokenKind.Plain },
        CapitalsAreTypes = true,
        Decorators = true,
    };

    private static IEnumerable<Delimited> Strings() =>
        from quote in new[] { "\"\"\"", "'''", "\"", "'" }
        from prefix in Prefixes.Concat(Prefixes.Select(p => p.ToUpperInvariant())).Distinct()
        select Delimited.Quoted(prefix + quote, quote) with
        {
            Multiline = quote.Length == 3,
            Hole = prefix.Contains('f', StringComparison.OrdinalIgnoreCase) ? new("{", "}", Doubled: true) : null,
        };
}
