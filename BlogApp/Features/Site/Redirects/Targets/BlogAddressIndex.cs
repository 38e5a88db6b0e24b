namespace BlogApp.Features.Site.Redirects.Targets;

/// <summary>Finds what an address of the blog means, and the address of a thing.</summary>
/// <param name="present">What there is.</param>
/// <param name="former">Earlier addresses, and what stands there no more.</param>
/// <param name="isOwn">Whether the blog itself answers a path, such as <c>/archive</c> and everything below <c>/admin</c>.</param>
internal sealed class BlogAddressIndex(IEnumerable<BlogAddress> present, IEnumerable<(string Address, RedirectTarget Target)> former, Func<string, bool> isOwn)
{
    // What stands behind an author's or a tag's address.
    private static readonly string[] Feeds = ["/feed.xml", "/atom.xml", "/feed.json"];

    private readonly Dictionary<string, BlogAddress> _present = ByPath(present);
    private readonly Dictionary<RedirectTarget, BlogAddress> _byTarget = present.Where(a => a.Target.Kind is not RedirectTargetKind.Address).ToDictionary(a => a.Target);
    private readonly Dictionary<string, RedirectTarget> _former = former.Where(f => RedirectPath.Of(f.Address) is not null).GroupBy(f => RedirectPath.Of(f.Address)!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Target, StringComparer.Ordinal);

    /// <summary>The address of an article, a tag or an author; null when it is gone.</summary>
    public BlogAddress? Of(RedirectTarget target) => _byTarget.GetValueOrDefault(target);

    /// <summary>Whether readers already find something at a path.</summary>
    /// <param name="path">As <see cref="RedirectPath"/> has it.</param>
    public bool IsLive(string path) => isOwn(path) || (Split(path, known => _present.ContainsKey(known)) is { } parts && _present[parts.Known].Open);

    /// <summary>What an address of the blog means, now or formerly; null when it is nothing that may be renamed.</summary>
    /// <param name="address">A path of the blog.</param>
    public (RedirectTarget Target, string Behind)? Find(string address)
    {
        // What follows the path is meant to be kept.
        if (address.AsSpan().ContainsAny('?', '#') || RedirectPath.Of(address) is not { } path)
            return null;
        if (Split(path, known => _present.TryGetValue(known, out var there) && there.Target.Kind is not RedirectTargetKind.Address) is { } present && Fits(_present[present.Known].Target, present.Behind))
            return (_present[present.Known].Target, present.Behind);
        return !isOwn(path) && Split(path, _former.ContainsKey) is { } before && Fits(_former[before.Known], before.Behind) ? (_former[before.Known], before.Behind) : null;
    }

    /// <summary>Whether something stands at an address of the blog, readable or not. A file is taken to exist.</summary>
    public bool Exists(string address) => RedirectPath.Of(address) is not { } path || isOwn(path) || Path.HasExtension(path) || Find(path) is not null || _present.ContainsKey(path);

    private static bool Fits(RedirectTarget target, string rest) => rest.Length == 0 || target.Kind is RedirectTargetKind.Tag or RedirectTargetKind.Author;

    private static (string Known, string Behind)? Split(string path, Predicate<string> known)
    {
        if (known(path))
            return (path, "");
        var feed = Feeds.FirstOrDefault(feed => path.EndsWith(feed, StringComparison.Ordinal));
        return feed is not null && known(path[..^feed.Length]) ? (path[..^feed.Length], feed) : null;
    }

    private static Dictionary<string, BlogAddress> ByPath(IEnumerable<BlogAddress> all)
    {
        var found = new Dictionary<string, BlogAddress>(StringComparer.Ordinal);
        foreach (var one in all)
        {
            if (RedirectPath.Of(one.Address) is { } path)
                found.TryAdd(path, one);
        }
        return found;
    }
}

/// <param name="Target">For something that has no row of its own to lead to, such as a series: an address.</param>
/// <param name="Address">From the root, escaped.</param>
/// <param name="Open">Whether readers can open it.</param>
internal sealed record BlogAddress(RedirectTarget Target, string Address, bool Open);
