using System.Runtime.InteropServices;

namespace BlogApp.Tests.Faults.Harness;

/// <summary>The least and the most that each key may stand for.</summary>
internal sealed class Bounds<TKey>(string what) where TKey : notnull
{
    private readonly Dictionary<TKey, (long Least, long Most)> _bounds = [];

    /// <param name="keys">Where each of the views may be counted: exactly there if it is one key.</param>
    /// <param name="answered">They were counted; otherwise they may have been.</param>
    public void Add(IReadOnlyCollection<TKey> keys, long views, bool answered)
    {
        foreach (var key in keys)
        {
            ref var bound = ref CollectionsMarshal.GetValueRefOrAddDefault(_bounds, key, out _);
            bound = (bound.Least + (answered && keys.Count == 1 ? views : 0), bound.Most + views);
        }
    }

    /// <summary>What is outside its bounds, in words; and how many views were lost and how many are too many.</summary>
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
