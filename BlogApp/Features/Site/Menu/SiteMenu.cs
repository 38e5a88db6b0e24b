using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Site.Menu;

/// <summary>
/// The links in the header of every page, in memory. The layout has them immediately, even on error pages and while the
/// database is unavailable.
/// </summary>
internal sealed class SiteMenu(RawSql sql)
{
    private IReadOnlyList<MenuLink> _links = Default;

    /// <summary>The links until an admin sets others; translated to the reader's language.</summary>
    public static IReadOnlyList<MenuLink> Default { get; } = [new(Phrase.Key("Archive"), "/archive"), new(Phrase.Key("Hot"), "/hot"), new(Phrase.Key("About"), "/about")];

    public IReadOnlyList<MenuLink> Links => Volatile.Read(ref _links);

    /// <summary>Loads the links from the database, at start and after a change.</summary>
    public void Load()
    {
        var links = sql.Read(static q => q.MenuLinks()).ConvertAll(static link => new MenuLink(link.Title, link.Address));
        Volatile.Write(ref _links, links.Count == 0 ? Default : links);
    }
}

/// <param name="Address">A path that begins with a slash, or an absolute address.</param>
internal sealed record MenuLink(string Title, string Address);
