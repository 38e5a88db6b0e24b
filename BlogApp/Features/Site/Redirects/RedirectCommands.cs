using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Data.Storage;
using BlogApp.Features.Site.Redirects.Targets;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Site.Redirects;

/// <summary>Changes redirects. When a change returns, requests on this node follow it.</summary>
internal sealed class RedirectCommands(
    IDatabaseWriter writer, IDbContextFactory<BlogDbContext> contexts, IBlogAddresses addresses, ICacheInvalidator cache, IOptionsMonitor<SiteSettings> site, TimeProvider clock)
{
    /// <summary>The redirect as a form begins with it; null when it is gone.</summary>
    public async Task<RedirectForm?> OpenAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Redirects.FindAsync([id], cancellationToken) is not { } row)
            return null;
        var check = await RedirectCheck.ReadAsync(context, addresses, site.CurrentValue.Url, cancellationToken);
        return new(row.Id, row.Version, row.Path, check.AddressOf(row) ?? "", row.Temporary);
    }

    /// <param name="userId">Null for the command line.</param>
    /// <param name="despite">Saves what is doubtful, too.</param>
    public Task<RedirectSaved> SaveAsync(RedirectForm form, long? userId, bool despite, CancellationToken cancellationToken) => ChangeAsync(async context =>
    {
        var row = form.Id is { } id ? await context.Redirects.FindAsync([id], cancellationToken) : null;
        if (form.Id is not null && row is null)
            return new(RedirectResult.Missing);
        if (row is not null && row.Version != form.Version)
            return new(RedirectResult.ChangedMeanwhile);
        var check = await RedirectCheck.ReadAsync(context, addresses, site.CurrentValue.Url, cancellationToken);
        var found = check.Check(form.From, form.To, form.Id);
        if (found.Errors.Count > 0)
            return new(RedirectResult.Invalid) { Errors = found.Errors };
        if (found.Warnings.Count > 0 && !despite)
            return new(RedirectResult.Doubtful) { Warnings = found.Warnings };
        var before = row is null ? null : Text(check, row);
        if (row is null)
            context.Redirects.Add(row = new Redirect { Path = found.Path!, Source = RedirectSource.Hand, CreatedAt = clock.GetUtcNow().UtcDateTime });
        row.Path = found.Path!;
        found.Target.Set(row, found.Address);
        row.Temporary = form.Temporary;
        row.Version++;
        await context.MissingAddresses.Where(m => m.Path == row.Path).ExecuteDeleteAsync(cancellationToken);
        Note(context, userId, before is null ? "redirect.add" : "redirect.change", row.Path, AuditLog.Change(before, Text(check, row)));
        await context.SaveChangesAsync(cancellationToken);
        return new(RedirectResult.Saved) { Id = row.Id };
    }, cancellationToken);

    public Task<RedirectSaved> RemoveAsync(long id, long? userId, CancellationToken cancellationToken) => ChangeAsync(async context =>
    {
        if (await context.Redirects.FindAsync([id], cancellationToken) is not { } row)
            return new(RedirectResult.Missing);
        var check = await RedirectCheck.ReadAsync(context, addresses, site.CurrentValue.Url, cancellationToken);
        context.Redirects.Remove(row);
        Note(context, userId, "redirect.remove", row.Path, AuditLog.Change(Text(check, row), null));
        await context.SaveChangesAsync(cancellationToken);
        return new(RedirectResult.Saved) { Deleted = DeletedRedirect.Of(row) };
    }, cancellationToken);

    /// <summary>Removes by the former address, as the command line does.</summary>
    public async Task<RedirectSaved> RemoveAsync(string from, long? userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var path = RedirectPath.Of(from);
        return await context.Redirects.Where(r => r.Path == path).Select(r => (long?)r.Id).SingleOrDefaultAsync(cancellationToken) is { } id
            ? await RemoveAsync(id, userId, cancellationToken) : new(RedirectResult.Missing);
    }

    /// <summary>Brings a deleted redirect back, with its hits.</summary>
    public Task<RedirectSaved> RestoreAsync(DeletedRedirect deleted, long? userId, CancellationToken cancellationToken) => ChangeAsync(async context =>
    {
        if (await context.Redirects.AnyAsync(r => r.Path == deleted.Path, cancellationToken))
            return new(RedirectResult.Invalid) { Errors = new Dictionary<string, Phrase> { [nameof(RedirectForm.From)] = Phrase.Format("“{0}” is in use again by now.", deleted.Path) } };
        var row = deleted.Row();
        // What it led to may be gone by now.
        if ((row.ArticleId is { } article && !await context.Articles.AnyAsync(a => a.Id == article, cancellationToken))
            || (row.TagId is { } tag && !await context.Tags.AnyAsync(t => t.Id == tag, cancellationToken))
            || (row.UserId is { } user && !await context.Users.AnyAsync(u => u.Id == user, cancellationToken)))
            return new(RedirectResult.Missing);
        context.Redirects.Add(row);
        var check = await RedirectCheck.ReadAsync(context, addresses, site.CurrentValue.Url, cancellationToken);
        Note(context, userId, "redirect.restore", row.Path, AuditLog.Change(null, Text(check, row)));
        await context.SaveChangesAsync(cancellationToken);
        return new(RedirectResult.Saved) { Id = row.Id };
    }, cancellationToken);

    private async Task<RedirectSaved> ChangeAsync(Func<BlogDbContext, Task<RedirectSaved>> change, CancellationToken cancellationToken)
    {
        var saved = await writer.InTransactionAsync(contexts, change, cancellationToken);
        if (saved.Result is RedirectResult.Saved)
            await cache.InvalidateAsync([CacheTag.Redirects], CancellationToken.None);
        return saved;
    }

    private void Note(BlogDbContext context, long? userId, string action, string subject, string? detail) =>
        context.Audit(clock.GetUtcNow().UtcDateTime, userId, action, subject, detail);

    private static string Text(RedirectCheck check, Redirect row) => $"{check.AddressOf(row)} ({(row.Temporary ? 302 : 301)})";
}
