using System.Security.Cryptography;
using BlogApp.Data;
using BlogApp.Data.Analytics;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Analytics.Collect.Visitors;

/// <summary>
/// The keys of the visitor hashes: one random salt a UTC day, made a day ahead, forgotten after two. Kept in the
/// database, so that a restart does not make one visitor two.
/// </summary>
internal sealed class DailySalts(PlainSql sql, IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
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
        var stored = sql.Rows("SELECT Day, Salt FROM DailySalt", static row => new DailySalt { Day = row.GetInt64(0), Salt = row.GetFieldValue<byte[]>(1) });
        var made = new[] { today, today + LiveTime.DaySeconds }.Where(day => !stored.Exists(s => s.Day == day))
            .Select(day => new DailySalt { Day = day, Salt = _salts.GetValueOrDefault(day) ?? RandomNumberGenerator.GetBytes(SaltBytes) }).ToList();
        var forgotten = stored.Where(s => s.Day < today - LiveTime.DaySeconds).ToList();
        if (made.Count + forgotten.Count > 0)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.DailySalts.AddRange(made);
            context.DailySalts.RemoveRange(forgotten);
            await context.SaveChangesAsync(cancellationToken);
        }
        _salts = stored.Concat(made).Except(forgotten).ToDictionary(s => s.Day, s => s.Salt);
    }
}
