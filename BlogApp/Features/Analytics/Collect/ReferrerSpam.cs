using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>
/// The hosts known for referrer spam: a public list that comes with the program, changed by <c>Analytics:ReferrerSpam</c>.
/// </summary>
internal sealed class ReferrerSpam
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _hosts;

    public ReferrerSpam(IOptions<AnalyticsSettings> settings)
    {
        var hosts = Listed().ToHashSet(StringComparer.Ordinal);
        foreach (var entry in EntriesOf(settings.Value.ReferrerSpam))
        {
            if (entry[0] == '!')
                hosts.Remove(entry[1..]);
            else
                hosts.Add(entry);
        }
        _hosts = hosts.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The setting's entries: hosts in lower case, with an exclamation mark before those to take off the list.</summary>
    public static IEnumerable<string> EntriesOf(string setting) =>
        setting.Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(host => host.ToLowerInvariant());

    /// <summary>Whether the host, or a domain above it, is on the list. Allocates nothing.</summary>
    /// <param name="host">As counted: in lower case, without "www."; empty for none.</param>
    public bool Contains(ReadOnlySpan<char> host)
    {
        while (!host.IsEmpty)
        {
            if (_hosts.Contains(host))
                return true;
            var dot = host.IndexOf('.');
            host = dot < 0 ? [] : host[(dot + 1)..];
        }
        return false;
    }

    private static IEnumerable<string> Listed()
    {
        using var stream = typeof(ReferrerSpam).Assembly.GetManifestResourceStream("referrer-spam")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } host)
                yield return host;
        }
    }
}
