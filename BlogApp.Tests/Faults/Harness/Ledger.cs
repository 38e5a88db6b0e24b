using System.Runtime.InteropServices;

namespace BlogApp.Tests.Faults.Harness;

/// <summary>
/// The clients' records. An answer that said "counted" is exactly one view. A request without an answer, because the
/// server died, may or may not have been counted: it widens the bounds by one, for that article, reader and minute
/// only.
/// </summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Entry, long> _entries = [];
    private readonly Dictionary<string, long> _skipped = [];
    private long _answered;
    private long _unanswered;
    private long _failed;

    /// <summary>Unix seconds by the server's clock. A row that moves that clock moves this one as well.</summary>
    public Func<long> Now { get; set; } = static () => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public long Answered => Interlocked.Read(ref _answered);

    public long Unanswered => Interlocked.Read(ref _unanswered);

    /// <summary>Number of answers with status 500 and above.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Number of answers that said that the view was not counted, by reason.</summary>
    public IReadOnlyDictionary<string, long> Skipped
    {
        get
        {
            lock (_gate)
                return new Dictionary<string, long>(_skipped);
        }
    }

    /// <summary>How often each entry occurred so far.</summary>
    public IReadOnlyList<KeyValuePair<Entry, long>> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    /// <param name="article">The article's slug.</param>
    /// <param name="reader">The reader's number.</param>
    /// <param name="sent">Unix seconds before the request was sent.</param>
    public void Counted(string article, int reader, long sent)
    {
        Add(article, reader, sent, answered: true);
        Interlocked.Increment(ref _answered);
    }

    /// <summary>Records that the connection broke before the answer arrived.</summary>
    public void Lost(string article, int reader, long sent)
    {
        Add(article, reader, sent, answered: false);
        Interlocked.Increment(ref _unanswered);
    }

    /// <summary>Records that the server answered with an error. It is unknown whether the view had been journaled.</summary>
    public void Fail(string article, int reader, long sent)
    {
        Add(article, reader, sent, answered: false);
        Interlocked.Increment(ref _failed);
    }

    public void Skip(string reason)
    {
        lock (_gate)
            _skipped[reason] = _skipped.GetValueOrDefault(reason) + 1;
    }

    private void Add(string article, int reader, long sent, bool answered)
    {
        var entry = new Entry(article, reader, sent / 60 * 60, Now() / 60 * 60, answered);
        lock (_gate)
            CollectionsMarshal.GetValueRefOrAddDefault(_entries, entry, out _)++;
    }
}

/// <param name="From">Unix seconds of the minute in which the request was sent.</param>
/// <param name="To">Unix seconds of the minute in which the answer arrived, or the connection broke.</param>
internal readonly record struct Entry(string Article, int Reader, long From, long To, bool Answered)
{
    /// <summary>The minutes in which the server may have counted the view.</summary>
    public IEnumerable<long> Minutes
    {
        get
        {
            var (first, last) = (Math.Min(From, To), Math.Max(From, To));
            // Longer than any request takes: the clock was moved in between, so it is one or the other.
            return last - first > 600 ? [first, last] : Enumerable.Range(0, (int)((last - first) / 60) + 1).Select(i => first + i * 60);
        }
    }
}
