using System.Security.Cryptography;
using BlogApp.Data;
using BlogApp.Data.Analytics;
using BlogApp.Features.Analytics.Live.Store;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Analytics.Collect.Visitors;

/// <summary>
/// The keys of the visitor hashes: one random salt a UTC day, made a day ahead, forgotten after two. Kept in the
/// database, so that a restart does not make one visitor two.
/// </summary>
internal sealed class DailySalts(IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
{
    private const int SaltBytes = 32;
    private readonly Lock _gate = new();
    private volatile Dictionary<long, byte[]> _salts = [];

    /// <summary>The salt of the day; the day is Unix seconds of its start.</summary>
    public byte[] Of(long day)
    {
        if (_salts.TryGetValue(day, out var salt))
            return salt;
        lock (_gate)
        {
            if (_salts.TryGetValue(day, out salt))
                return salt;
            // The database could not be asked since yesterday. The day's visitors are still told apart; the next
            // refresh writes this salt down.
            salt = RandomNumberGenerator.GetBytes(SaltBytes);
            _salts = new Dictionary<long, byte[]>(_salts) { [day] = salt };
            return salt;
        }
    }

    /// <summary>Loads or makes the salts of today and tomorrow, and deletes those older than two days.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var today = LiveTime.Day(clock.GetUtcNow().ToUnixTimeSeconds());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.DailySalts.ToListAsync(cancellationToken);
        foreach (var day in new[] { today, today + LiveTime.DaySeconds })
        {
            if (stored.Any(s => s.Day == day))
                continue;
            var salt = new DailySalt { Day = day, Salt = _salts.GetValueOrDefault(day) ?? RandomNumberGenerator.GetBytes(SaltBytes) };
            context.DailySalts.Add(salt);
            stored.Add(salt);
        }
        var forgotten = stored.Where(s => s.Day < today - LiveTime.DaySeconds).ToList();
        context.DailySalts.RemoveRange(forgotten);
        if (context.ChangeTracker.HasChanges())
            await context.SaveChangesAsync(cancellationToken);
        _salts = stored.Except(forgotten).ToDictionary(s => s.Day, s => s.Salt);
    }
}
