using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Session;

/// <summary>Imports authors, tags and series, to which articles refer, in one transaction.</summary>
internal sealed class TaxonomyImport(ImportSession session, IDbContextFactory<BlogDbContext> contexts)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using (var reading = await contexts.CreateDbContextAsync(cancellationToken))
            session.Owner = session.Options.UserId ?? await FirstAdminAsync(reading, cancellationToken);
        if (session.Options.DryRun)
        {
            await using var looking = await contexts.CreateDbContextAsync(cancellationToken);
            await AddAsync(looking, cancellationToken);
            return;
        }
        await session.WriteAsync(async context =>
        {
            await AddAsync(context, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private async Task AddAsync(BlogDbContext context, CancellationToken cancellationToken)
    {
        var authors = new AuthorImport(session, context);
        foreach (var author in session.Package.Authors)
            await authors.AddAsync(author, cancellationToken);
        var tags = await context.Tags.ToDictionaryAsync(t => t.Name, StringComparer.Ordinal, cancellationToken);
        foreach (var former in await context.FormerTags.Include(f => f.Tag).ToListAsync(cancellationToken))
            tags.TryAdd(former.Name, former.Tag!);
        foreach (var tag in session.Package.Tags)
            AddTag(context, tags, tag);
        foreach (var series in session.Package.Series)
            await AddSeriesAsync(context, series, cancellationToken);
        if (!session.Options.DryRun)
            await context.SaveChangesAsync(cancellationToken);
    }

    private static async Task<long> FirstAdminAsync(BlogDbContext context, CancellationToken cancellationToken) =>
        await context.UserRoles.Join(context.Roles.Where(r => r.Name == Role.Admin), u => u.RoleId, r => r.Id, (u, _) => (long?)u.UserId).OrderBy(id => id).FirstOrDefaultAsync(cancellationToken)
        ?? await context.Users.OrderBy(u => u.Id).Select(u => (long?)u.Id).FirstOrDefaultAsync(cancellationToken) ?? 0;

    private void AddTag(BlogDbContext context, Dictionary<string, Tag> tags, SourceTag tag)
    {
        var known = tags.GetValueOrDefault(tag.Name);
        session.Report.Add("tag", known is null ? ImportOutcome.Created : ImportOutcome.Unchanged);
        if (session.Options.DryRun)
            return;
        if (known is null)
            context.Tags.Add(tags[tag.Name] = known = new Tag { Name = tag.Name });
        // What an author said here stays.
        var (title, description) = (known.Title, known.Description);
        known.Title ??= tag.Title;
        known.Description ??= tag.Description;
        // Whoever has it open in a form is told.
        if (title != known.Title || description != known.Description)
            known.Version++;
        foreach (var name in tag.Former.Where(name => !tags.ContainsKey(name)))
        {
            context.FormerTags.Add(new FormerTag { Name = name, Tag = known });
            tags[name] = known;
        }
    }

    private async Task AddSeriesAsync(BlogDbContext context, SourceSeries series, CancellationToken cancellationToken)
    {
        var known = await context.Series.FirstOrDefaultAsync(s => s.Slug == series.Slug, cancellationToken)
            ?? await context.Series.FirstOrDefaultAsync(s => s.Title == series.Title, cancellationToken);
        session.Report.Add("series", known is null ? ImportOutcome.Created : ImportOutcome.Unchanged);
        if (known is null && !session.Options.DryRun)
        {
            context.Series.Add(known = new Series { Slug = series.Slug, Title = series.Title });
            await context.SaveChangesAsync(cancellationToken);
        }
        if (known is not null)
            session.Series[series.Title] = known.Id;
    }
}
