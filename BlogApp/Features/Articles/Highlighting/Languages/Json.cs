namespace BlogApp.Features.Articles.Highlighting.Languages;

internal static class Json
{
    /// <summary>With comments, as in settings files.</summary>
    public static CodeLanguage Table { get; } = new()
    {
        Keywords = "true false null",
        Delimited =
        [
            Delimited.LineComment("//"),
            Delimited.BlockComment("/*", "*/"),
            Delimited.Quoted("\"", "\""),
        ],
        Operators = "-",
        CallsAreFunctions = false,
        Keys = true,
    };
}
