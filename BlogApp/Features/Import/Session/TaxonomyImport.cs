using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Features.Accounts.Users;
using BlogApp.Features.Articles.Samples;
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
        foreach (var author in session.Package.Authors)
            await AddAuthorAsync(context, author, cancellationToken);
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

    /// <summary>Uses the account with the same e-mail address or user name. Otherwise creates one without a password.</summary>
    private async Task AddAuthorAsync(BlogDbContext context, SourceAuthor author, CancellationToken cancellationToken)
    {
        var email = author.Email is { Length: > 2 and <= 254 } said && said.Contains('@', StringComparison.Ordinal) ? said : null;
        var userName = UserName(author);
        var (upperEmail, upperName) = (email?.ToUpperInvariant(), userName.ToUpperInvariant());
        var known = session.Known.TryFind("author:" + author.Key, out var id) ? await context.Users.FindAsync([id], cancellationToken) : null;
        known ??= email is null ? null : await context.Users.FirstOrDefaultAsync(u => u.NormalizedEmail == upperEmail, cancellationToken);
        known ??= await context.Users.FirstOrDefaultAsync(u => u.NormalizedUserName == upperName && (email == null || u.Email == null), cancellationToken);
        if (known is not null)
        {
            session.Authors[author.Key] = known.Id;
            session.Report.Add(new ImportItem("author", author.DisplayName, ImportOutcome.Unchanged, Words: [Phrase.Format("The account “{0}” is theirs.", known.DisplayName).ToString()]));
            return;
        }
        session.Report.Add(new ImportItem("author", author.DisplayName, ImportOutcome.Created, Words: ["An account without a password: nobody can sign in with it."]));
        if (session.Options.DryRun)
            return;
        var user = SampleAuthor.Create(author.DisplayName, new DateTimeOffset(session.Now, TimeSpan.Zero));
        (user.UserName, user.DisplayName) = (await FreeNameAsync(context, userName, cancellationToken), SourceText.Cut(SourceText.OneLine(author.DisplayName), 100));
        user.NormalizedUserName = user.UserName.ToUpperInvariant();
        user.Slug = await AuthorSlugs.FreeAsync(context, user.DisplayName, 0, cancellationToken);
        (user.Email, user.NormalizedEmail) = (email, email?.ToUpperInvariant());
        context.Users.Add(user);
        await context.SaveChangesAsync(cancellationToken);
        context.UserRoles.Add(new IdentityUserRole<long> { UserId = user.Id, RoleId = await RoleAsync(context, cancellationToken) });
        session.MarkImported(context, "author:" + author.Key, "User", user.Id);
        session.Authors[author.Key] = user.Id;
    }

    private static string UserName(SourceAuthor author)
    {
        if (author.UserName.Length is > 0 and <= 256 && author.UserName.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '@' or '+'))
            return author.UserName;
        var name = SampleAuthor.UserName(author.UserName.Length > 0 ? author.UserName : author.DisplayName);
        return name.Length > 0 ? SourceText.Cut(name, 200) : "author";
    }

    private static async Task<string> FreeNameAsync(BlogDbContext context, string wanted, CancellationToken cancellationToken)
    {
        var free = wanted;
        for (var number = 2; await TakenAsync(free.ToUpperInvariant()); number++)
            free = FormattableString.Invariant($"{wanted}{number}");
        return free;

        Task<bool> TakenAsync(string upper) => context.Users.AnyAsync(u => u.NormalizedUserName == upper, cancellationToken);
    }

    private static async Task<long> RoleAsync(BlogDbContext context, CancellationToken cancellationToken)
    {
        if (await context.Roles.FirstOrDefaultAsync(r => r.Name == Role.Author, cancellationToken) is { } role)
            return role.Id;
        var added = new IdentityRole<long>(Role.Author) { NormalizedName = Role.Author.ToUpperInvariant() };
        context.Roles.Add(added);
        await context.SaveChangesAsync(cancellationToken);
        return added.Id;
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
