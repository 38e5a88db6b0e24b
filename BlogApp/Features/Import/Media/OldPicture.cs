using System.Text;
using System.Text.RegularExpressions;

namespace BlogApp.Features.Import.Media;

/// <summary>
/// The addresses under which WordPress shows one picture: in several sizes, scaled down, edited, through Photon, with
/// and without scheme and server.
/// </summary>
internal static partial class OldPicture
{
    /// <summary>
    /// Forms for comparison, from the exact one to the loosest, without scheme and query: as written, without a size,
    /// without the mark of scaling, without that of editing. Empty when it is no address of a file on a server.
    /// </summary>
    public static IReadOnlyList<string> Forms(string address)
    {
        if (Plain(address) is not { } plain)
            return [];
        var forms = new List<string> { plain };
        foreach (var mark in (Regex[])[Sized(), Scaled(), Edited()])
        {
            if (mark.Replace(forms[^1], "$1") is var looser && looser != forms[^1])
                forms.Add(looser);
        }
        return forms;
    }

    /// <summary>The forms of a file that is brought. It is no other size of a larger one.</summary>
    public static IReadOnlyList<string> OwnForms(string address)
    {
        if (Plain(address) is not { } plain)
            return [];
        return [plain, .. new[] { Scaled().Replace(plain, "$1"), Edited().Replace(Scaled().Replace(plain, "$1"), "$1") }.Where(form => form != plain).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The form without the server: texts name a file from the root of their site.</summary>
    public static string? WithoutServer(string form) =>
        form.StartsWith("//", StringComparison.Ordinal) && form.IndexOf('/', 2) is > 0 and var at && Folder().IsMatch(form) ? form[at..] : null;

    /// <summary>The address of the original of a picture that WordPress scaled down.</summary>
    public static string Unscaled(string address) => Scaled().Replace(address.Split('?', '#')[0], "$1") is var plain && plain != address.Split('?', '#')[0] ? plain : address;

    /// <summary>The address of the whole picture.</summary>
    public static string Original(string address) => Scaled().Replace(Sized().Replace(address.Split('?', '#')[0], "$1"), "$1");

    /// <summary>The address behind Photon's.</summary>
    public static string Direct(string address) => Photon().Match(address.Trim()) is { Success: true } photon ? "https://" + address.Trim()[photon.Length..].Split('?', '#')[0] : address.Trim();

    /// <summary>The path below the folder of uploads, unescaped; null when it is not in there.</summary>
    public static string? UploadPath(string address)
    {
        var path = Unescaped(Direct(address).Split('?', '#')[0]).Normalize(NormalizationForm.FormC);
        return path.LastIndexOf("/uploads/", StringComparison.OrdinalIgnoreCase) is >= 0 and var at && at + 9 < path.Length ? path[(at + 9)..] : null;
    }

    private static string? Plain(string address)
    {
        address = Direct(address).Split('?', '#')[0];
        var at = address.IndexOf("://", StringComparison.Ordinal);
        if (at > 0)
        {
            if (!address.StartsWith("http", StringComparison.OrdinalIgnoreCase))
                return null;
            address = address[(at + 1)..];
        }
        else if (!address.StartsWith('/'))
        {
            // Relative to a page that is not here: from the folder that all of them share.
            at = address.IndexOf("wp-content/", StringComparison.Ordinal);
            if (at < 0)
                return null;
            address = "/" + address[at..];
        }
        if (address.StartsWith("//", StringComparison.Ordinal) && address.IndexOf('/', 2) is > 2 and var path)
            address = address[..path].ToLowerInvariant().Replace("//www.", "//", StringComparison.Ordinal) + address[path..];
        var plain = Unescaped(address);
        return (plain.IsNormalized() ? plain : plain.Normalize(NormalizationForm.FormC)) is { Length: > 1 and <= 2000 } form && !form.EndsWith('/') ? form : null;
    }

    private static string Unescaped(string text)
    {
        try
        {
            return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
        }
        catch (UriFormatException)
        {
            return text;
        }
    }

    [GeneratedRegex(@"-\d{1,5}x\d{1,5}(\.[A-Za-z]{3,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Sized();

    [GeneratedRegex(@"-(?:scaled|rotated)(\.[A-Za-z]{3,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Scaled();

    [GeneratedRegex(@"-e\d{10,13}(\.[A-Za-z]{3,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Edited();

    [GeneratedRegex(@"^(?:https?:)?//i[0-3]\.wp\.com/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Photon();

    [GeneratedRegex(@"/(?:wp-content|uploads|files)/", RegexOptions.CultureInvariant)]
    private static partial Regex Folder();
}
