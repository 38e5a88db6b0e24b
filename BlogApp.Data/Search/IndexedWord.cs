namespace BlogApp.Data.Search;

/// <summary>A folded word of the index and the number of articles that use it.</summary>
public sealed class IndexedWord
{
    public string Word { get; init; } = "";
    public long Articles { get; init; }
}
