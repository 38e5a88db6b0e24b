using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Site.Redirects.Targets;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Site.Redirects;

/// <summary>
/// Examines redirects against what the blog has: its addresses and its other redirects. It knows them as of one moment, so
/// whoever writes reads it in the same transaction.
/// </summary>
internal sealed class RedirectCheck
{
    private readonly Dictionary<string, Redirect> _rows;
    private readonly string _site;

    private RedirectCheck(Dictionary<string, Redirect> rows, BlogAddressIndex index, string site) => (_rows, Index, _site) = (rows, index, site);

    public BlogAddressIndex Index { get; }

    /// <param name="site">The blog's own address; empty when it is not known.</param>
    public static async Task<RedirectCheck> ReadAsync(BlogDbContext context, IBlogAddresses addresses, string site, CancellationToken cancellationToken) =>
        new((await context.Redirects.ToListAsync(cancellationToken)).ToDictionary(r => r.Path, StringComparer.Ordinal), await addresses.ReadAsync(context, cancellationToken), site);

    /// <summary>The redirect that a path has; null when it has none.</summary>
    public Redirect? Find(string path) => _rows.GetValueOrDefault(path);

    public CheckedRedirect Check(string from, string to, long? own)
    {
        var errors = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        if (RedirectRules.FromError(from) is { } wrongFrom)
            errors[nameof(RedirectForm.From)] = wrongFrom;
        if (RedirectRules.ToError(to) is { } wrongTo)
            errors[nameof(RedirectForm.To)] = wrongTo;
        var path = RedirectPath.Of(from);
        if (path is not null && Find(path) is { } taken && taken.Id != own)
            errors[nameof(RedirectForm.From)] = Phrase.Format("This address leads on already, to {0}.", AddressOf(taken) ?? "/");
        else if (path is not null && Index.IsLive(path))
            errors[nameof(RedirectForm.From)] = Phrase.Format("Readers find a page of the blog at this address, so it cannot lead on.");
        if (errors.Count > 0)
            return new(path, RedirectTarget.Address, "") { Errors = errors };
        var (target, address) = TargetOf(to);
        if (RedirectRules.ComesBack(path!, Next(target, address), at => Find(at) is { } row && row.Id != own ? Next(RedirectTarget.Of(row), row.Address) : null))
            return new(path, target, address) { Errors = new Dictionary<string, Phrase> { [nameof(RedirectForm.To)] = Phrase.Format("It would lead back to where it begins.") } };
        return new(path, target, address) { Warnings = [.. Doubts(from, target, address)] };
    }

    /// <summary>What an address means. A name that may change later is kept as what it stands for.</summary>
    public (RedirectTarget Target, string Address) TargetOf(string to)
    {
        to = to.Trim();
        if (LocationAddress.Within(to, _site) is not { } path)
            return (RedirectTarget.Address, to);
        return Index.Find(path) is var (target, rest) ? (target, rest) : (RedirectTarget.Address, path);
    }

    /// <summary>Where a redirect leads at present; null when that is gone.</summary>
    public string? AddressOf(Redirect row) => RedirectTarget.Of(row) is { Kind: not RedirectTargetKind.Address } target ? Index.Of(target) is { } there ? there.Address + row.Address : null : row.Address;

    /// <summary>From now on the path has this redirect.</summary>
    public void Take(Redirect row) => _rows[row.Path] = row;

    public void Forget(string path) => _rows.Remove(path);

    private IEnumerable<Phrase> Doubts(string from, RedirectTarget target, string address)
    {
        if (RedirectRules.LosesQuery(from))
            yield return Phrase.Format("What follows the question mark makes no difference: every address with this path will lead on.");
        if (target.Kind is not RedirectTargetKind.Address && Index.Of(target) is { Open: false } closed)
            yield return Phrase.Format("Readers cannot open {0} at present. Until they can, this leads nowhere.", closed.Address);
        else if (target.Kind is RedirectTargetKind.Address && address.StartsWith('/') && !Index.Exists(address) && Find(RedirectPath.Of(address) ?? "") is null)
            yield return Phrase.Format("Nothing stands at {0}.", address);
    }

    // An article, a tag or an author answers itself: such a way ends there.
    private string? Next(RedirectTarget target, string address) =>
        target.Kind is RedirectTargetKind.Address && LocationAddress.Within(address, _site) is { } path ? RedirectPath.Of(path) : null;
}

/// <param name="Path">Null when the former address has no form.</param>
/// <param name="Address">As in <see cref="Redirect.Address"/>.</param>
internal sealed record CheckedRedirect(string? Path, RedirectTarget Target, string Address)
{
    /// <summary>By the field of <see cref="RedirectForm"/>; empty when it can be saved.</summary>
    public IReadOnlyDictionary<string, Phrase> Errors { get; init; } = new Dictionary<string, Phrase>();

    public IReadOnlyList<Phrase> Warnings { get; init; } = [];
}
