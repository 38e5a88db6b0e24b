using BlogApp.Data;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Accounts.Setup;

/// <summary>At start: authors that an older version made, or other code, get the address of their page.</summary>
internal sealed class MissingSlugs(IDbContextFactory<BlogDbContext> contexts, RawSql sql) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Nearly every start: and this costs no model.
        if (!sql.Read(static q => q.AnyUserWithoutSlug()))
            return;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var user in await context.Users.Where(u => u.Slug == null).OrderBy(u => u.Id).ToListAsync(cancellationToken))
            user.Slug = await AuthorSlugs.FreeAsync(context, user.DisplayName, user.Id, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
