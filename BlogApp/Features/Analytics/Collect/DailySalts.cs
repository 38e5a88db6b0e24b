using System.Security.Cryptography;
using BlogApp.Data;
using BlogApp.Data.Analytics;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>
/// The keys of the visitor hashes: one random salt per UTC day, created a day ahead and deleted after two days. They
/// are stored in the database, so that a restart does not turn one visitor into two.
/// </summary>
internal sealed class DailySalts(RawSql sql, IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
{
    private const int SaltBytes = 32;
    private readonly Lock _gate = new();
    private volatile Dictionary<long, byte[]> _salts = [];

    /// <summary>The day's salt. The day is given as Unix seconds of its start.</summary>
    public byte[] Of(long day)
    {
        if (_salts.TryGetValue(day, out var salt))
            return salt;
        lock (_gate)
        {
            if (_salts.TryGetValue(day, out salt))
                return salt;
            // The database has been unavailable since yesterday. Visitors of the day can still be told apart; the next refresh stores this salt.
            salt = RandomNumberGenerator.GetBytes(SaltBytes);
            _salts = new Dictionary<long, byte[]>(_salts) { [day] = salt };
            return salt;
        }
    }

    /// <summary>Loads or creates the salts of today and tomorrow, and deletes those older than two days.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var today = UnixTime.Day(clock.GetUtcNow().ToUnixTimeSeconds());
        var stored = sql.Read(static q => q.DailySalts());
        var made = new[] { today, today + UnixTime.DaySeconds }.Where(day => !stored.Exists(s => s.Day == day))
            .Select(day => new DailySalt { Day = day, Salt = _salts.GetValueOrDefault(day) ?? RandomNumberGenerator.GetBytes(SaltBytes) }).ToList();
        var forgotten = stored.Where(s => s.Day < today - UnixTime.DaySeconds).ToList();
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
