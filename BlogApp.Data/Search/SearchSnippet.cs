namespace BlogApp.Data.Search;

/// <summary>An article as the index holds it. What was found stands between U+0002 and U+0003.</summary>
public sealed class SearchSnippet
{
    public long Id { get; init; }
    public string Title { get; init; } = "";
    public string Excerpt { get; init; } = "";
    public string Body { get; init; } = "";
}
