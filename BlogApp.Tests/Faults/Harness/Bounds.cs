using System.Runtime.InteropServices;

namespace BlogApp.Tests.Faults.Harness;

/// <summary>The minimum and maximum count for each key.</summary>
internal sealed class Bounds<TKey>(string what) where TKey : notnull
{
    private readonly Dictionary<TKey, (long Least, long Most)> _bounds = [];

    /// <param name="keys">Where each view may be counted; exactly there if it is a single key.</param>
    /// <param name="answered">Whether they were acknowledged; otherwise they may or may not be counted.</param>
    public void Add(IReadOnlyCollection<TKey> keys, long views, bool answered)
    {
        foreach (var key in keys)
        {
            ref var bound = ref CollectionsMarshal.GetValueRefOrAddDefault(_bounds, key, out _);
            bound = (bound.Least + (answered && keys.Count == 1 ? views : 0), bound.Most + views);
        }
    }

    /// <summary>Describes the counts outside their bounds, and how many views were lost or are too many.</summary>
    public (List<string> Differences, long Lost, long Doubled) Compare(IReadOnlyDictionary<TKey, long> actual)
    {
        List<string> differences = [];
        long lost = 0, doubled = 0;
        foreach (var key in _bounds.Keys.Union(actual.Keys))
        {
            var (least, most) = _bounds.GetValueOrDefault(key);
            var stands = actual.GetValueOrDefault(key);
            lost += Math.Max(0, least - stands);
            doubled += Math.Max(0, stands - most);
            if (stands < least || stands > most)
                differences.Add($"{what} {key}: {stands} in SQL, {(least == most ? $"{least}" : $"{least} to {most}")} by the clients");
        }
        return (differences, lost, doubled);
    }
}
