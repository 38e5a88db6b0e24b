namespace BlogApp.Features.Articles.Rendering.Highlighting.Languages;

internal static class Json
{
    /// <summary>With comments, as settings files have them.</summary>
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
