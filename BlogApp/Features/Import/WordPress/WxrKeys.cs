using System.Security.Cryptography;
using System.Text;

namespace BlogApp.Features.Import.WordPress;

/// <summary>
/// Tells the items of an export apart. Plugins and converters write items without numbers, with 0, or with a number
/// twice, so the next thing that distinguishes them is taken: guid, link, slug and date, and at last the text. The same
/// file always gives the same keys.
/// </summary>
internal sealed class WxrKeys
{
    /// <summary>Fingerprints of the items by key.</summary>
    private readonly Dictionary<string, string> _items = new(StringComparer.Ordinal);

    /// <summary>The key of an item. An item that was there before has the same key again.</summary>
    /// <param name="kind">Such as post or attachment.</param>
    public string Of(string kind, WxrItem item)
    {
        var print = Fingerprint(item);
        foreach (var key in Candidates(kind, item))
        {
            if (_items.TryAdd(key, print) || _items[key] == print)
                return key;
        }
        var last = $"text:{kind}:{Hash(print, item.Content)}";
        _items.TryAdd(last, print);
        return last;
    }

    public static string Hash(params ReadOnlySpan<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!))))[..32];

    private static IEnumerable<string> Candidates(string kind, WxrItem item)
    {
        if (item.HasId)
            yield return $"{kind}:{item.Id}";
        if (item.Guid.Length > 0)
            yield return $"guid:{kind}:{item.Guid}";
        if (item.Link.Length > 0)
            yield return $"link:{kind}:{item.Link}";
        if (item.Slug.Length > 0)
            yield return FormattableString.Invariant($"slug:{kind}:{item.Type}/{item.Slug}@{item.Date:s}");
    }

    /// <summary>The text is left out where there is something else: of an article that stands in two exports, one comes.</summary>
    private static string Fingerprint(WxrItem item) => Hash(item.Type, item.Guid, item.Link, item.Slug, item.Title, item.Address, FormattableString.Invariant($"{item.Date:s}"),
        item.Guid.Length + item.Link.Length + item.Slug.Length > 0 ? "" : item.Content);
}
