using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Storage;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Accounts.Sessions;

/// <summary>The sessions of all accounts. A sign-in cookie is valid only while its session exists here.</summary>
internal sealed class UserSessions(IDbContextFactory<BlogDbContext> contexts, IDatabaseWriter writer, SessionEnds ends, TimeProvider clock)
{
    /// <summary>A session that is not used for this long expires.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>Per account. One more sign-in ends the least recently used session.</summary>
    public const int Most = 50;

    // The last use is written this often, not with each request.
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(5);

    private const int MostNoted = 10_000;
    private readonly ConcurrentDictionary<string, DateTime> _noted = new(StringComparer.Ordinal);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>The new session's id.</returns>
    public async Task<string> BeginAsync(long userId, string device, CancellationToken cancellationToken)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var ended = await writer.InTransactionAsync(contexts, async context =>
        {
            var now = Now;
            await context.UserSessions.Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
            var most = await context.UserSessions.Where(s => s.UserId == userId).OrderByDescending(s => s.LastUsedAt).Skip(Most - 1).Select(s => s.Id).ToListAsync(cancellationToken);
            await context.UserSessions.Where(s => most.Contains(s.Id)).ExecuteDeleteAsync(cancellationToken);
            context.UserSessions.Add(new() { Id = id, UserId = userId, Device = device, CreatedAt = now, LastUsedAt = now, ExpiresAt = now + Lifetime });
            await context.SaveChangesAsync(cancellationToken);
            return most;
        }, cancellationToken);
        ends.Tell(ended);
        return id;
    }

    /// <summary>Whether the session is still open. Records that it is used.</summary>
    public async Task<bool> IsOpenAsync(string id, long userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Now;
        if (await context.UserSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.UserId == userId && s.ExpiresAt > now, cancellationToken) is not { } session)
            return false;
        if (now - session.LastUsedAt >= Precision && TryBeginNote(id, now))
            await NoteAsync(id, now, cancellationToken);
        return true;
    }

    /// <summary>While the database accepts no writes, each session tries only once in a while, not with each request.</summary>
    private bool TryBeginNote(string id, DateTime now)
    {
        if (_noted.TryGetValue(id, out var last) && now - last < Precision)
            return false;
        if (_noted.Count >= MostNoted)
            _noted.Clear();
        _noted[id] = now;
        return true;
    }

    private async Task NoteAsync(string id, DateTime now, CancellationToken cancellationToken)
    {
        try
        {
            await writer.InTransactionAsync(contexts, context => context.UserSessions.Where(s => s.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(row => row.LastUsedAt, now).SetProperty(row => row.ExpiresAt, now + Lifetime), cancellationToken), cancellationToken);
        }
        catch (Exception error) when (error is StoreUnavailableException or DbException)
        {
            // Only the time of the last use is lost; the failing store is reported elsewhere.
        }
    }

    /// <summary>An account's open sessions, the most recently used first.</summary>
    public async Task<IReadOnlyList<UserSession>> ListAsync(long userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Now;
        return await context.UserSessions.AsNoTracking().Where(s => s.UserId == userId && s.ExpiresAt > now)
            .OrderByDescending(s => s.LastUsedAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Ends sessions of one's own account, and notes it in the audit log.</summary>
    /// <param name="id">The session to end; null for all but one.</param>
    /// <param name="except">The session to keep.</param>
    public Task EndOwnAsync(long userId, string? id, string? except = null) =>
        EndAsync(sessions => sessions.Where(s => s.UserId == userId && (id == null || s.Id == id) && s.Id != except), userId);

    /// <summary>Ends one session of the account. Its open pages are signed out at once, on other nodes within a minute.</summary>
    public Task EndAsync(long userId, string id) => EndAsync(sessions => sessions.Where(s => s.UserId == userId && s.Id == id));

    /// <summary>Ends all sessions of the account.</summary>
    /// <param name="except">The session to keep.</param>
    public Task EndAllAsync(long userId, string? except = null) => EndAsync(sessions => sessions.Where(s => s.UserId == userId && s.Id != except));

    // Not cancelled with the request: a session must end even if the user leaves the page.
    private async Task EndAsync(Func<IQueryable<UserSession>, IQueryable<UserSession>> which, long? noted = null)
    {
        var ended = await writer.InTransactionAsync(contexts, async context =>
        {
            var ids = await which(context.UserSessions).Select(s => s.Id).ToListAsync();
            if (noted is { } by && ids.Count > 0 && await context.Users.Where(u => u.Id == by).Select(u => u.Email ?? u.DisplayName).SingleOrDefaultAsync() is { } name)
            {
                context.Audit(Now, by, "user.session-end", name, string.Join(", ", await which(context.UserSessions).OrderBy(s => s.Id).Select(s => s.Device).Distinct().ToListAsync()));
                await context.SaveChangesAsync();
            }
            await which(context.UserSessions).ExecuteDeleteAsync();
            return ids;
        }, CancellationToken.None);
        ends.Tell(ended);
    }
}
