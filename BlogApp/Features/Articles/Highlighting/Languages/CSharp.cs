namespace BlogApp.Features.Articles.Highlighting.Languages;

internal static class CSharp
{
    // More quotes than anyone uses. The closing mark is compared at every quote, so its length must be bounded.
    private const int MostQuotes = 16;

    public static CodeLanguage Table { get; } = new()
    {
        Keywords = """
            abstract as async await base break case catch checked class const continue default delegate do else enum event explicit
            extern false finally fixed for foreach from get goto if implicit in init interface internal into is join let lock
            namespace new not null operator or orderby out override params partial private protected public readonly record ref
            required return sealed select set sizeof stackalloc static struct switch this throw true try typeof unchecked unsafe
            using var virtual void volatile when where while with yield and
            #if #else #elif #endif #region #endregion #pragma #nullable #define #undef #error #warning #line
            """,
        Types = "bool byte sbyte char decimal double float int uint nint nuint long ulong short ushort object string dynamic",
        Delimited =
        [
            Delimited.BlockComment("/*", "*/"),
            Delimited.LineComment("//"),
            Raw("$"), Raw("\""),
            Verbatim("$@\"", holes: true), Verbatim("@$\"", holes: true), Verbatim("@\"", holes: false),
            Delimited.Quoted("$\"", "\"") with { Hole = new("{", "}", Doubled: true) },
            Delimited.Quoted("\"", "\""),
            Delimited.Quoted("'", "'"),
        ],
        Names = new Dictionary<string, TokenKind>
        {
            ["class"] = TokenKind.Type, ["struct"] = TokenKind.Type, ["interface"] = TokenKind.Type, ["enum"] = TokenKind.Type,
            ["record"] = TokenKind.Type, ["new"] = TokenKind.Type, ["namespace"] = TokenKind.Plain,
        },
        WordStart = "@#",
        CapitalsAreTypes = true,
        TypeArguments = true,
    };

    private static Delimited Verbatim(string open, bool holes) => new(TokenKind.String, open, "\"")
    {
        Doubled = true,
        Multiline = true,
        Hole = holes ? new("{", "}", Doubled: true) : null,
    };

    private static Delimited Raw(string first) => new(TokenKind.String, first, "\"\"\"") { Multiline = true, Match = RawOpening };

    // """…""" with any number of quotes, and as many $ as braces open a hole.
    private static Opening? RawOpening(ReadOnlySpan<char> rest)
    {
        var dollars = Run(rest, '$');
        var quotes = Run(rest[dollars..], '"');
        if (quotes < 3)
            return null;
        var hole = dollars == 0 ? null : new Hole(new string('{', dollars), new string('}', dollars));
        return new(dollars + quotes, new string('"', quotes), hole);
    }

    private static int Run(ReadOnlySpan<char> rest, char c)
    {
        var length = 0;
        while (length < rest.Length && length < MostQuotes && rest[length] == c)
            length++;
        return length;
    }
}
