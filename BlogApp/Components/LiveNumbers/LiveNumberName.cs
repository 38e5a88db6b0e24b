namespace BlogApp.Components.LiveNumbers;

/// <summary>The live numbers on reader pages: used by the markup, the page cache's placeholders and the script.</summary>
public enum LiveNumberName
{
    Online,
    ViewsToday,
    Views,
    Readers,
    ReadingNow,
}

internal static class LiveNumberNames
{
    /// <summary>The name in <c>data-live</c>, in placeholders and in the script.</summary>
    public static string Text(this LiveNumberName name) => name switch
    {
        LiveNumberName.Online => "online",
        LiveNumberName.ViewsToday => "views-today",
        LiveNumberName.Views => "views",
        LiveNumberName.Readers => "readers",
        LiveNumberName.ReadingNow => "reading-now",
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <returns>Null when the text is not a number's name.</returns>
    public static LiveNumberName? Parse(ReadOnlySpan<char> text)
    {
        foreach (var name in Enum.GetValues<LiveNumberName>())
        {
            if (text.SequenceEqual(name.Text()))
                return name;
        }
        return null;
    }
}
