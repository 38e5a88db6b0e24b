using System.Text.RegularExpressions;

namespace BlogApp.Features.Import.Media;

/// <summary>Finds the imported media file for an address in a text.</summary>
internal static partial class MediaReferences
{
    /// <summary>The new address, also for other sizes of an imported picture; null when the file was not imported.</summary>
    public static string? Find(string address, Dictionary<string, (long Id, string Address)> media)
    {
        if (media.Count == 0)
            return null;
        if (media.TryGetValue(address, out var exact))
            return exact.Address;
        var plain = address.Split('?', '#')[0];
        if (media.TryGetValue(plain, out var whole) || media.TryGetValue(OtherScheme(plain), out whole))
            return whole.Address;
        // picture-300x200.jpg is a smaller copy of picture.jpg.
        var full = Sized().Replace(plain, "$1");
        return media.TryGetValue(full, out var original) || media.TryGetValue(OtherScheme(full), out original) ? original.Address : null;
    }

    /// <summary>A blog that moved to https has both schemes in its texts.</summary>
    private static string OtherScheme(string address) =>
        address.StartsWith("http://", StringComparison.Ordinal) ? "https://" + address[7..]
        : address.StartsWith("https://", StringComparison.Ordinal) ? "http://" + address[8..] : address;

    [GeneratedRegex(@"-\d{1,5}x\d{1,5}(\.[A-Za-z]{3,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Sized();
}
