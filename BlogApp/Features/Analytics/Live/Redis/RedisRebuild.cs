using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Platform.Failpoints;
using StackExchange.Redis;

namespace BlogApp.Features.Analytics.Live.Redis;

/// <summary>Loads SQL's content under temporary names, then swaps it in with one script.</summary>
internal static class RedisRebuild
{
    private const int Chunk = 2000;
    private const int DaysToLive = 259_200;
    private const int HoursToLive = 180_000;

    public static async Task RunAsync(IDatabase database, LiveBase from)
    {
        var id = Guid.NewGuid().ToString("n");
        var watermarks = from.Watermarks.Select(w => new HashEntry(w.Key, w.Value)).ToArray();
        var days = new Dictionary<string, (HashEntry[] Entries, int Seconds)>();
        AddDays(days, from);
        AddHours(days, from);
        // The format in which apply.lua maintains them afterwards.
        var sizes = days.Where(d => d.Value.Entries.Length > 0).Select(d => new HashEntry("#" + d.Key, d.Value.Entries.Length));
        var keys = new Dictionary<string, (HashEntry[] Entries, int Seconds)>(days)
        {
            ["seq"] = (watermarks, 0),
            ["base"] = (watermarks, 0),
            ["site"] = ([new HashEntry("views", from.ViewsTotal), new HashEntry("waiting", 0), new HashEntry("shown", from.Articles.Sum(a => a.Views + a.Readers)), .. sizes], 0),
            ["views"] = ([.. from.Articles.Select(a => new HashEntry(a.ArticleId, a.Views))], 0),
            ["readers"] = ([.. from.Articles.Select(a => new HashEntry(a.ArticleId, a.Readers))], 0),
        };

        foreach (var (name, content) in keys)
        {
            RedisKey temporary = $"{LiveKeys.Prefix}new:{id}:{name}";
            foreach (var chunk in content.Entries.Chunk(Chunk))
                await database.HashSetAsync(temporary, chunk);
            // The expiry cleans up after a rebuild that dies half-way.
            if (content.Entries.Length > 0)
                await database.KeyExpireAsync(temporary, TimeSpan.FromMinutes(10));
        }
        Failpoint.Pass(FailpointNames.RebuildLoaded);
        await database.ScriptEvaluateAsync(LiveScripts.Rebuild,
            [LiveKeys.Epoch, LiveKeys.Cut, LiveKeys.CutBase, LiveKeys.CutEnd, LiveKeys.Deltas],
            [LiveKeys.Prefix, id, .. keys.SelectMany(k => new RedisValue[] { k.Key, k.Value.Seconds })]);
    }

    private static void AddDays(Dictionary<string, (HashEntry[], int)> keys, LiveBase from)
    {
        // Listed even when empty, so that a stale store's data for these days is removed.
        var pairs = from.Days.Append(0).ToDictionary(day => day, _ => new List<HashEntry>());
        foreach (var (article, visitor, reads, last) in from.Readers)
        {
            if (pairs.TryGetValue(UnixTime.ReaderDay(visitor, last), out var entries))
                entries.Add(new HashEntry(LiveKeys.PairField(article, visitor), reads));
        }
        foreach (var (day, entries) in pairs)
            keys[LiveKeys.PairsName(day)] = ([.. entries], day == 0 ? 0 : DaysToLive);
        foreach (var day in from.Days)
        {
            keys[LiveKeys.SkippedName(day)] = ([.. from.Skipped.Where(s => s.Day == day)
                .Select(s => new HashEntry((int)s.Reason, s.Requests))], DaysToLive);
        }
    }

    private static void AddHours(Dictionary<string, (HashEntry[], int)> keys, LiveBase from)
    {
        var hours = from.Days.SelectMany(day => Enumerable.Range(0, 24).Select(h => day + h * 3600L))
            .ToDictionary(hour => hour, _ => new List<HashEntry>());
        foreach (var (hour, views) in from.SiteHours)
        {
            if (hours.TryGetValue(hour, out var entries))
                entries.Add(new HashEntry(0, views));
        }
        foreach (var (article, hour, views) in from.ArticleHours)
        {
            if (hours.TryGetValue(hour, out var entries))
                entries.Add(new HashEntry(article, views));
        }
        foreach (var (hour, entries) in hours)
            keys[LiveKeys.HourName(hour)] = ([.. entries], HoursToLive);
    }
}
