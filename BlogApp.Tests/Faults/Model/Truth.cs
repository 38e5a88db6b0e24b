namespace BlogApp.Tests.Faults.Model;

/// <summary>What was acknowledged, hit by hit and batch by batch: the reference for everything else.</summary>
internal sealed class Truth
{
    public const int Articles = 3;
    private readonly Dictionary<string, List<int[]>> _batches = [];

    /// <summary>Acknowledged hits by article.</summary>
    public int[] Acknowledged { get; } = new int[Articles];

    /// <summary>Hits that were lost with a newer database when an older one was restored.</summary>
    public int[] Gone { get; } = new int[Articles];

    public IEnumerable<string> Writers => _batches.Keys;

    public bool Knows(string writer) => _batches.ContainsKey(writer);

    public void Begin(string writer) => _batches[writer] = [];

    public int LastOf(string writer) => _batches[writer].Count;

    /// <summary>Ends a batch. Its content never changes afterwards.</summary>
    public void End(string writer, long seq, int[] content)
    {
        if (seq == _batches[writer].Count + 1)
            _batches[writer].Add(content);
    }

    public void AddTo(int[] sums, string writer, long from, long through)
    {
        for (var seq = from; seq <= through && seq <= _batches[writer].Count; seq++)
            Sums.Add(sums, _batches[writer][(int)seq - 1]);
    }
}

internal static class Sums
{
    public static void Add(int[] sums, int[] more)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += more[i];
    }

    public static int[] Copy(int[] sums) => (int[])sums.Clone();

    public static string Text(int[] sums) => string.Join('/', sums);
}
