namespace BlogApp.Platform.Caching;

/// <summary>
/// What the page of this request shows besides articles and their lists. Each part that shows more adds its tags, and
/// the page cache drops the page when one of them is invalidated. One instance per request.
/// </summary>
internal sealed class PageTags
{
    private readonly SortedSet<string> _tags = new(StringComparer.Ordinal) { CacheTag.Lists };

    public IReadOnlyCollection<string> All => _tags;

    public void Add(string tag) => _tags.Add(tag);
}
