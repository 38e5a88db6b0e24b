namespace BlogApp.Features.Articles.Highlighting.Languages;

internal static class Shell
{
    public static CodeLanguage Table { get; } = new()
    {
        Keywords = "if then elif else fi for in do done while until case esac function select time return exit break continue export local readonly declare set unset shift trap source",
        Delimited =
        [
            Delimited.LineComment("#") with { AtWordStart = true },
            new(TokenKind.String, "'", "'") { Multiline = true },
            Delimited.Quoted("\"", "\"") with { Multiline = true, Variables = true, Hole = new("$(", ")") },
        ],
        Names = new Dictionary<string, TokenKind> { ["function"] = TokenKind.Function },
        WordStart = "./~",
        WordPart = "-./:@%+,~",
        Variables = "$",
        Operators = "=<>!&|*?;",
        Commands = true,
    };
}
