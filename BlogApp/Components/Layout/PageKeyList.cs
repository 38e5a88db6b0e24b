namespace BlogApp.Components.Layout;

/// <summary>A key that a page takes, for the help.</summary>
/// <param name="Keys">Several that do the same are separated by a space.</param>
/// <param name="Label">A phrase of the interface.</param>
public sealed record PageKey(string Keys, string Label);

/// <summary>What keys the page that is open takes, beside those of the Studio. One for each circuit.</summary>
public sealed class PageKeyList
{
    private readonly Dictionary<object, IReadOnlyList<PageKey>> _pages = [];

    public IReadOnlyList<PageKey> All => [.. _pages.Values.SelectMany(keys => keys)];

    public void Show(object page, IReadOnlyList<PageKey> keys) => _pages[page] = keys;

    public void Hide(object page) => _pages.Remove(page);
}
