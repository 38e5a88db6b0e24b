namespace BlogApp.Data.Search;

/// <summary>What results show of an article, as its author wrote it, with U+200B where a word without a space ends.</summary>
public sealed class SearchTexts
{
    public long Id { get; init; }
    public string Title { get; init; } = "";
    public string Excerpt { get; init; } = "";
    public string Prose { get; init; } = "";
}
