using BlogApp.Data;
using BlogApp.Data.Articles;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Tags;

/// <summary>
/// Which tag a name means: the one of that name; else the one that had it before, or took in the tag that had it; else
/// the one that is shown as it. So what still says the old name (a revision, an import, an open editor) does not bring
/// it back beside the new one.
/// </summary>
internal static class KnownTags
{
    /// <summary>The tags that the names mean, each once; for a name that means none a new one, not yet added.</summary>
    /// <param name="names">As tags are stored.</param>
    public static async Task<IReadOnlyList<Tag>> ForAsync(BlogDbContext context, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
            return [];
        var known = await context.Tags.Where(t => names.Contains(t.Name)).ToDictionaryAsync(t => t.Name, StringComparer.Ordinal, cancellationToken);
        var unknown = names.Where(name => !known.ContainsKey(name)).ToHashSet(StringComparer.Ordinal);
        if (unknown.Count > 0)
        {
            string[] asked = [.. unknown];
            foreach (var former in await context.FormerTags.Include(f => f.Tag).Where(f => asked.Contains(f.Name)).ToListAsync(cancellationToken))
                known[former.Name] = former.Tag!;
            unknown.ExceptWith(known.Keys);
        }
        if (unknown.Count > 0)
            await AddByTitleAsync(context, known, unknown, cancellationToken);
        return [.. names.Select(name => known.TryGetValue(name, out var tag) ? tag : known[name] = new Tag { Name = name }).Distinct()];
    }

    // In here, because SQL has its own idea of lower case, and only tags with a title are asked.
    private static async Task AddByTitleAsync(BlogDbContext context, Dictionary<string, Tag> known, HashSet<string> unknown, CancellationToken cancellationToken)
    {
        var titles = await context.Tags.Where(t => t.Title != null).Select(t => new { t.Id, t.Title }).ToListAsync(cancellationToken);
        var named = titles.GroupBy(t => t.Title!.ToLowerInvariant(), StringComparer.Ordinal).Where(group => unknown.Contains(group.Key) && group.Count() == 1)
            .ToDictionary(group => group.Single().Id, group => group.Key);
        long[] ids = [.. named.Keys];
        foreach (var tag in await context.Tags.Where(t => ids.Contains(t.Id)).ToListAsync(cancellationToken))
            known[named[tag.Id]] = tag;
    }
}
