namespace BlogApp.Features.Articles.Highlighting.Languages;

internal static class Lua
{
    // The closing mark is compared at every bracket, so its length must be bounded.
    private const int DeepestLevel = 16;

    public static CodeLanguage Table { get; } = new()
    {
        Keywords = "and break do else elseif end false for function goto if in local nil not or repeat return then true until while",
        Functions = "assert error ipairs next pairs pcall print rawget rawset require select setmetatable tonumber tostring type unpack",
        Delimited =
        [
            new(TokenKind.Comment, "--[", "]]") { Multiline = true, Match = static rest => Long(rest, start: 2) },
            Delimited.LineComment("--"),
            new(TokenKind.String, "[", "]]") { Multiline = true, Match = static rest => Long(rest, start: 0) },
            Delimited.Quoted("\"", "\""),
            Delimited.Quoted("'", "'"),
        ],
        Names = new Dictionary<string, TokenKind> { ["function"] = TokenKind.Function },
        Variables = "",
        Operators = "+-*/%=<>~#^&|",
    };

    // [[…]], [=[…]=], [==[…]==]
    private static Opening? Long(ReadOnlySpan<char> rest, int start)
    {
        var level = 0;
        while (start + 1 + level < rest.Length && level < DeepestLevel && rest[start + 1 + level] == '=')
            level++;
        var second = start + 1 + level;
        return second < rest.Length && rest[second] == '[' ? new(second + 1, $"]{new string('=', level)}]", null) : null;
    }
}
