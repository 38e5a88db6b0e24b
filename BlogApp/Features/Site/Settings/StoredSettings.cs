using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace BlogApp.Features.Site.Settings;

/// <summary>
/// Applies admins' settings on top of the configuration. Every user of <c>IOptionsMonitor&lt;SiteSettings&gt;</c> gets
/// the new values as soon as <see cref="Replace"/> returns.
/// </summary>
internal sealed class StoredSettings : IPostConfigureOptions<SiteSettings>, IOptionsChangeTokenSource<SiteSettings>
{
    private IReadOnlyDictionary<string, string> _values = new Dictionary<string, string>();
    private CancellationTokenSource _change = new();

    public string? Name => Options.DefaultName;

    /// <summary>The configuration's own values, without those set in the browser.</summary>
    public SiteSettings Configured { get; private set; } = new();

    public IChangeToken GetChangeToken() => new CancellationChangeToken(Volatile.Read(ref _change).Token);

    public void PostConfigure(string? name, SiteSettings options)
    {
        Configured = SiteField.Settings(SiteField.Values(options));
        var values = Volatile.Read(ref _values);
        foreach (var field in SiteField.All)
            if (values.TryGetValue(field.Key, out var value))
                field.Set(options, value);
        // An invalid row, whatever wrote it, must not take the blog down.
        foreach (var member in SiteRules.Problems(options).Keys)
            if (SiteField.All.FirstOrDefault(f => f.Name == member) is { } field && values.ContainsKey(field.Key))
                field.Set(options, field.Get(Configured));
    }

    /// <summary>Sets the rows of the table Setting, by key.</summary>
    public void Replace(IReadOnlyDictionary<string, string> values)
    {
        Volatile.Write(ref _values, values);
        var before = Interlocked.Exchange(ref _change, new CancellationTokenSource());
        before.Cancel();
        before.Dispose();
    }
}
