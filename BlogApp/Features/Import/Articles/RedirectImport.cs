using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Import.Session;
using BlogApp.Features.Site.Redirects;
using BlogApp.Features.Site.Redirects.Targets;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Articles;

/// <summary>Lets the paths of the old site lead on: those of articles, and those of no article. Comes when all articles are there.</summary>
internal sealed class RedirectImport(ImportSession session, ArticlePlan plan, IDbContextFactory<BlogDbContext> contexts, IBlogAddresses addresses)
{
    private readonly List<Redirect> _added = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var reading = await contexts.CreateDbContextAsync(cancellationToken);
        var check = await RedirectCheck.ReadAsync(reading, addresses, "", cancellationToken);
        // This blog's own export knows more of a redirect than the article that claims its path.
        foreach (var redirect in session.Package.Redirects.Where(r => r.CreatedAt is not null))
            Add(redirect, check);
        foreach (var (path, key) in plan.Claims)
        {
            var article = session.Known.TryFind(key, out var id) ? new RedirectTarget(RedirectTargetKind.Article, id) : default;
            if (article != default && check.Index.Of(article) is not null && check.Find(path) is null)
                Take(check, path, article, "", new(path, ""));
        }
        foreach (var redirect in session.Package.Redirects.Where(r => r.CreatedAt is null && !(RedirectPath.Of(r.Path) is { } path && plan.Claims.ContainsKey(path))))
            Add(redirect, check);
        if (session.Options.DryRun || _added.Count == 0)
            return;
        await session.WriteAsync(async context =>
        {
            context.Redirects.AddRange(_added);
            return await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    private void Add(SourceRedirect redirect, RedirectCheck check)
    {
        if (RedirectPath.Of(redirect.Path) is not { } path || Target(redirect, check) is not var (target, address))
            return;
        // The way to a tag may have the same path here as on the old site.
        if (RedirectPath.Of(target.Kind is RedirectTargetKind.Address ? address : check.Index.Of(target)!.Address + address) == path)
            return;
        if (check.Find(path) is { } known)
        {
            // Not one that this file itself has said before.
            if (known.Id != 0)
                session.Report.Add("redirect", ImportOutcome.Unchanged);
            return;
        }
        if (target.Kind is RedirectTargetKind.Address && RedirectRules.ToError(address) is { } error)
        {
            session.Report.Add(new ImportItem("redirect", path, ImportOutcome.Skipped, Words: [error.ToString()]));
            return;
        }
        if (target.Kind is RedirectTargetKind.Address && RedirectRules.ComesBack(path, Within(address), at => check.Find(at) is { } row && RedirectTarget.Of(row).Kind is RedirectTargetKind.Address ? Within(row.Address) : null))
        {
            session.Report.Add(new ImportItem("redirect", path, ImportOutcome.Skipped, Words: [Phrase.Key("It would lead back to where it begins.")]));
            return;
        }
        session.Report.Add("redirect", ImportOutcome.Created);
        Take(check, path, target, address, redirect);
    }

    private void Take(RedirectCheck check, string path, RedirectTarget target, string address, SourceRedirect redirect)
    {
        var row = new Redirect { Path = path, Temporary = redirect.Temporary, Source = redirect.Source, CreatedAt = redirect.CreatedAt ?? session.Now, Version = 1 };
        target.Set(row, address);
        check.Take(row);
        _added.Add(row);
    }

    private (RedirectTarget Target, string Address)? Target(SourceRedirect redirect, RedirectCheck check)
    {
        if (redirect.Author is { } author)
        {
            // In a dry run, the account is not there yet.
            if (!session.Authors.TryGetValue(author, out var id))
                return session.Options.DryRun ? (RedirectTarget.Address, "/authors/" + author) : null;
            var target = new RedirectTarget(RedirectTargetKind.Author, id);
            return check.Index.Of(target) is null ? null : (target, redirect.Address);
        }
        var address = redirect.Article is { } article && plan.AddressOf(article) is { } here ? here : redirect.Address;
        return address.Length > 0 ? check.TargetOf(address) : null;
    }

    private static string? Within(string address) => address.StartsWith('/') ? RedirectPath.Of(address) : null;
}
