namespace BlogApp.Features.Languages;

internal static class Phrase
{
    /// <summary>Marks a text that is looked up elsewhere, through a variable, so that a test can ask for its translation; gives it back as it is.</summary>
    public static string Key(string text) => text;
}
