namespace BlogApp.Features.Analytics.Dashboard;

/// <summary>
/// One reading for all open dashboards: who asks with the same key gets the same answer. A reading that fails is logged
/// and answered with the default, so that a panel goes without while the rest of the page lives on.
/// </summary>
internal sealed partial class SharedReading<TKey, TValue>(string what, ILogger log) where TKey : notnull
{
    private readonly Lock _lock = new();
    private (TKey Key, Task<TValue?> Reading)? _latest;

    public Task<TValue?> ReadAsync(TKey key, Func<Task<TValue?>> read)
    {
        lock (_lock)
        {
            if (_latest is not { } latest || !latest.Key.Equals(key))
                _latest = (key, TryAsync(read));
            return _latest.Value.Reading;
        }
    }

    private async Task<TValue?> TryAsync(Func<Task<TValue?>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error)
        {
            Log.NotRead(log, what, error.Message.Split('\n')[0]);
            return default;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The dashboard goes without {What}: {Error}")]
        public static partial void NotRead(ILogger log, string what, string error);
    }
}
