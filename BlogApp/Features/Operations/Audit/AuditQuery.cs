using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Times;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Operations.Audit;

/// <summary>Reads the audit log, newest first.</summary>
internal sealed class AuditQuery(IDbContextFactory<BlogDbContext> contexts, IOptionsMonitor<SiteSettings> site)
{
    public const int PageSize = 50;

    /// <summary>What a file holds at most.</summary>
    public const int MostRows = 100_000;

    public async Task<AuditPageRows> ReadAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var total = await Matching(context, filter).CountAsync(cancellationToken);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        return new(await RowsAsync(context, filter, (page - 1) * PageSize, PageSize, cancellationToken), page, total);
    }

    public async Task<IReadOnlyList<AuditRow>> NewestAsync(AuditFilter filter, int take, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await RowsAsync(context, filter, 0, take, cancellationToken);
    }

    /// <summary>Everyone who has an entry: accounts by name, then those that are gone.</summary>
    public async Task<IReadOnlyList<AuditActor>> ActorsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await context.AuditEntries.Select(e => e.UserId).Distinct().ToListAsync(cancellationToken);
        var names = await context.Users.Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName }).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        return [.. ids.Select(id => new AuditActor(id, id is { } user ? names.GetValueOrDefault(user) : null)).OrderBy(a => a.Name is null).ThenBy(a => a.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(a => a.Id)];
    }

    private async Task<IReadOnlyList<AuditRow>> RowsAsync(BlogDbContext context, AuditFilter filter, int skip, int take, CancellationToken cancellationToken) =>
        await Matching(context, filter).OrderByDescending(e => e.Id).Skip(skip).Take(take)
            .Select(e => new AuditRow(e.Id, e.At, e.UserId, context.Users.Where(u => u.Id == e.UserId).Select(u => u.DisplayName).FirstOrDefault(), e.Action, e.Subject, e.Detail))
            .ToListAsync(cancellationToken);

    private IQueryable<AuditEntry> Matching(BlogDbContext context, AuditFilter filter)
    {
        var entries = context.AuditEntries.AsNoTracking();
        if (filter.Blog)
            entries = entries.Where(e => e.UserId == null);
        if (filter.User is { } user)
            entries = entries.Where(e => e.UserId == user);
        if (filter.Group is { } group)
            entries = entries.Where(e => group.Prefixes.Any(prefix => EF.Functions.Like(e.Action, prefix + "%")));
        if (filter.Text.Length > 0)
        {
            var pattern = $"%{filter.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            entries = entries.Where(e => EF.Functions.Like(e.Subject, pattern, "\\") || EF.Functions.Like(e.Detail!, pattern, "\\"));
        }
        if (filter.From is { } from && Start(from) is var first)
            entries = entries.Where(e => e.At >= first);
        if (filter.To is { } to && Start(to.AddDays(1)) is var end)
            entries = entries.Where(e => e.At < end);
        return entries;
    }

    private DateTime Start(DateOnly day) => ZonedTime.FromShown(day.ToDateTime(TimeOnly.MinValue), site.CurrentValue.Zone).Utc;
}
