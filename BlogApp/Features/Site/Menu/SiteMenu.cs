using BlogApp.Features.Languages;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Site.Menu;

/// <summary>
/// The links in the head of every page, in memory: the layout has them at once, on error pages and while the database
/// is away, too.
/// </summary>
internal sealed class SiteMenu(PlainSql sql)
{
    private IReadOnlyList<MenuLink> _links = Default;

    /// <summary>What stands there until an admin says otherwise; looked up in the reader's language.</summary>
    public static IReadOnlyList<MenuLink> Default { get; } = [new(Phrase.Key("Archive"), "/archive"), new(Phrase.Key("Hot"), "/hot"), new(Phrase.Key("About"), "/about")];

    public IReadOnlyList<MenuLink> Links => Volatile.Read(ref _links);

    /// <summary>Takes what the database has: at start, and after a change.</summary>
    public void Load()
    {
        var links = sql.Rows("SELECT Title, Address FROM MenuItem ORDER BY Position, Id", static row => new MenuLink(row.GetString(0), row.GetString(1)));
        Volatile.Write(ref _links, links.Count == 0 ? Default : links);
    }
}

/// <param name="Address">A path that begins with a slash, or an absolute address.</param>
internal sealed record MenuLink(string Title, string Address);
