using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Users;
using BlogApp.Features.Articles.Authors;
using BlogApp.Features.Articles.Samples;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Session;

/// <summary>Maps the file's authors to accounts, and creates those that are missing, with their profiles.</summary>
internal sealed class AuthorImport(ImportSession session, BlogDbContext context)
{
    /// <summary>Uses the account with the same e-mail address or user name. Otherwise creates one without a password.</summary>
    public async Task AddAsync(SourceAuthor author, CancellationToken cancellationToken)
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
            await AddFormerAsync(author, known, cancellationToken);
            session.Report.Add(new ImportItem("author", author.DisplayName, ImportOutcome.Unchanged, Words: [Phrase.Format("The account “{0}” is theirs.", known.DisplayName).ToString()]));
            return;
        }
        session.Report.Add(new ImportItem("author", author.DisplayName, ImportOutcome.Created, Words: ["An account without a password: nobody can sign in with it."]));
        if (session.Options.DryRun)
            return;
        var user = SampleAuthor.Create(author.DisplayName, new DateTimeOffset(session.Now, TimeSpan.Zero));
        (user.UserName, user.DisplayName) = (await FreeNameAsync(userName, cancellationToken), SourceText.Cut(SourceText.OneLine(author.DisplayName), 100));
        user.NormalizedUserName = user.UserName.ToUpperInvariant();
        user.Slug = author.Slug is { } slug && SlugRules.IsValid(slug) && !await AuthorSlugs.TakenAsync(context, slug, 0, cancellationToken)
            ? slug
            : await AuthorSlugs.FreeAsync(context, user.DisplayName, 0, cancellationToken);
        // What nobody could enter in a profile does not come from a file either.
        var profile = new ProfileEdit(user.DisplayName, user.Slug, author.Biography, null, author.Links);
        if (profile.Check().Count == 0)
            (user.Biography, user.Links) = (author.Biography, author.Links);
        (user.Email, user.NormalizedEmail) = (email, email?.ToUpperInvariant());
        context.Users.Add(user);
        await context.SaveChangesAsync(cancellationToken);
        context.UserRoles.Add(new IdentityUserRole<long> { UserId = user.Id, RoleId = await RoleAsync(cancellationToken) });
        session.MarkImported(context, "author:" + author.Key, "User", user.Id);
        session.Authors[author.Key] = user.Id;
        await AddFormerAsync(author, user, cancellationToken);
        if (author.Picture is { } picture)
            session.Portraits[user.Id] = picture;
    }

    /// <summary>Former addresses of the author's page lead on here, too, unless someone has them.</summary>
    private async Task AddFormerAsync(SourceAuthor author, BlogUser user, CancellationToken cancellationToken)
    {
        if (session.Options.DryRun)
            return;
        foreach (var slug in author.Former.Where(SlugRules.IsValid).Distinct(StringComparer.Ordinal))
        {
            if (slug != user.Slug && await context.FormerAuthorSlugs.FindAsync([slug], cancellationToken) is null && !await AuthorSlugs.TakenAsync(context, slug, 0, cancellationToken))
                context.FormerAuthorSlugs.Add(new() { Slug = slug, UserId = user.Id });
        }
    }

    private static string UserName(SourceAuthor author)
    {
        if (author.UserName.Length is > 0 and <= 256 && author.UserName.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '@' or '+'))
            return author.UserName;
        var name = SampleAuthor.UserName(author.UserName.Length > 0 ? author.UserName : author.DisplayName);
        return name.Length > 0 ? SourceText.Cut(name, 200) : "author";
    }

    private async Task<string> FreeNameAsync(string wanted, CancellationToken cancellationToken)
    {
        var free = wanted;
        for (var number = 2; await TakenAsync(free.ToUpperInvariant()); number++)
            free = FormattableString.Invariant($"{wanted}{number}");
        return free;

        Task<bool> TakenAsync(string upper) => context.Users.AnyAsync(u => u.NormalizedUserName == upper, cancellationToken);
    }

    private async Task<long> RoleAsync(CancellationToken cancellationToken)
    {
        if (await context.Roles.FirstOrDefaultAsync(r => r.Name == Role.Author, cancellationToken) is { } role)
            return role.Id;
        var added = new IdentityRole<long>(Role.Author) { NormalizedName = Role.Author.ToUpperInvariant() };
        context.Roles.Add(added);
        await context.SaveChangesAsync(cancellationToken);
        return added.Id;
    }
}
