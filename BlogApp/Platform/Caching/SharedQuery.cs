namespace BlogApp.Platform.Caching;

/// <summary>
/// One query for all open dashboards: callers with the same key share the result. A query that fails is logged and
/// answered with the default, so one panel stays empty while the rest of the page works.
/// </summary>
internal sealed partial class SharedQuery<TKey, TValue>(string what, ILogger log) where TKey : notnull
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
