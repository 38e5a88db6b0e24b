namespace BlogApp.Tests.Support;

/// <summary>Quotes and apostrophes are curled when a text is shown; comparisons with the source need them straight.</summary>
internal static class Quotes
{
    public static string Straight(string text) => text
        .Replace('\u201C', '"').Replace('\u201D', '"').Replace('\u201E', '"').Replace('\u00AB', '"').Replace('\u00BB', '"')
        .Replace('\u2018', '\'').Replace('\u2019', '\'').Replace('\u201A', '\'').Replace('\u2039', '\'').Replace('\u203A', '\'');
}
