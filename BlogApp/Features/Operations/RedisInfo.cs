using System.Globalization;

namespace BlogApp.Features.Operations;

/// <summary>The parts of Redis's INFO that matter to an operator of the blog.</summary>
/// <param name="MaxMemory">0: no limit.</param>
/// <param name="Policy">What Redis evicts when the limit is reached.</param>
/// <param name="Role">master or slave, in Redis's words.</param>
public sealed record RedisInfo(
    string Version, long UsedMemory, long MaxMemory, string Policy, bool AppendOnly, string AppendOnlyStatus, DateTimeOffset? LastSave, string LastSaveStatus,
    string Role, int Replicas, string? MasterLink, long UptimeSeconds)
{
    /// <summary>Connections to Redis, of whomever.</summary>
    public long Clients { get; init; }

    /// <summary>For all keys and whoever asked, since Redis began.</summary>
    public long KeyspaceHits { get; init; }

    public long KeyspaceMisses { get; init; }

    /// <summary>Null when the text is not the output of INFO.</summary>
    public static RedisInfo? Parse(string info)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in info.AsSpan().EnumerateLines())
        {
            var colon = line.IndexOf(':');
            if (colon > 0 && line[0] != '#')
                fields[line[..colon].ToString()] = line[(colon + 1)..].ToString();
        }
        if (!fields.TryGetValue("redis_version", out var version))
            return null;
        var saved = Number("rdb_last_save_time");
        return new(version, Number("used_memory"), Number("maxmemory"), Text("maxmemory_policy"), Number("aof_enabled") != 0, Text("aof_last_write_status"),
            saved == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(saved), Text("rdb_last_bgsave_status"),
            Text("role"), (int)Number("connected_slaves"), fields.GetValueOrDefault("master_link_status"), Number("uptime_in_seconds"))
        {
            Clients = Number("connected_clients"),
            KeyspaceHits = Number("keyspace_hits"),
            KeyspaceMisses = Number("keyspace_misses"),
        };

        string Text(string name) => fields.GetValueOrDefault(name, "");
        long Number(string name) => long.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
