using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Media;
using BlogApp.Features.Import.Model;

namespace BlogApp.Features.Import.WordPress;

/// <summary>
/// The files of the old blog: its attachments, and uploads that only the texts mention, as in an export of posts alone.
/// Of all sizes of a picture, one original is brought.
/// </summary>
internal sealed partial class WxrPictures(WxrSite site)
{
    // A text built of addresses must not fill the memory.
    private const int MostAddresses = 200_000;

    private static readonly FrozenSet<string> Extensions = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".heic", ".mp4", ".m4v", ".mov", ".webm", ".mp3", ".m4a", ".ogg", ".pdf");

    private readonly OrderedDictionary<string, string> _mentioned = new(StringComparer.Ordinal);

    /// <summary>Collects the addresses of pictures in a text.</summary>
    public void Look(string html)
    {
        foreach (Match match in Address().Matches(html))
        {
            foreach (var part in WebUtility.HtmlDecode(match.Groups[1].Value).Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var address = part.Split(' ')[0];
                if (!Extensions.Contains(Path.GetExtension(address.Split('?', '#')[0])))
                    continue;
                if (_mentioned.Count < MostAddresses && OldPicture.Forms(address) is [var exact, ..] forms)
                    _mentioned.TryAdd(forms.Count > 1 ? forms[1] : exact, address);
            }
        }
    }

    public IEnumerable<SourceMedia> All(FileTree? tree)
    {
        var uploads = Uploads(tree);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var servers = new HashSet<string>(site.Hosts, StringComparer.Ordinal);
        foreach (var attachment in site.AllAttachments.Values.Where(a => a.Address.Length > 0))
        {
            AddForms(known, attachment.Address);
            if (OldAddress.HostOf(attachment.Address) is { } server)
                servers.Add(server);
            var original = OldPicture.Unscaled(attachment.Address);
            yield return new(attachment.Key, attachment.Address, attachment.FileName, attachment.Alt, Open(uploads, original, attachment.Address, tree))
            {
                // WordPress keeps the original of a picture that it scaled down.
                Address = original,
                OtherAddress = original == attachment.Address ? null : attachment.Address,
                Page = OldAddress.Normalize(attachment.Page, site.Hosts),
            };
        }
        foreach (var (form, address) in _mentioned)
        {
            if (Absolute(address) is not { } whole || OldAddress.HostOf(whole) is not { } host || !servers.Contains(host) || OldPicture.Forms(whole).Any(known.Contains) || OldPicture.Forms(address).Any(known.Contains))
                continue;
            var original = OldPicture.Original(whole);
            AddForms(known, original);
            known.Add(form);
            yield return new("upload:" + OldPicture.Forms(original)[0], original, SourceText.Cut(Path.GetFileName(new Uri(original).LocalPath), 255), "", Open(uploads, original, whole, tree))
            {
                OtherAddress = whole == original ? null : whole,
            };
        }
    }

    private static void AddForms(HashSet<string> known, string address)
    {
        foreach (var form in OldPicture.OwnForms(address))
        {
            known.Add(form);
            if (OldPicture.WithoutServer(form) is { } rooted)
                known.Add(rooted);
        }
    }

    /// <summary>An address in a text with its server; null when that is unknown.</summary>
    private string? Absolute(string address)
    {
        address = OldPicture.Direct(address);
        return address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address
            : address.StartsWith('/') ? Uri.TryCreate(site.Address, UriKind.Absolute, out var root) ? new Uri(root, address).AbsoluteUri : null
            : SourceText.WebAddress(address);
    }

    /// <summary>The files of the folder of uploads by their paths below it.</summary>
    private static Dictionary<string, string> Uploads(FileTree? tree)
    {
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in tree?.Names ?? [])
        {
            if (OldPicture.UploadPath("/" + name) is { } path)
                files.TryAdd(path, name);
        }
        return files;
    }

    private static Func<Stream>? Open(Dictionary<string, string> uploads, string original, string address, FileTree? tree)
    {
        foreach (var wanted in (string[])[original, address])
        {
            if (OldPicture.UploadPath(wanted) is { } path && uploads.TryGetValue(path, out var name))
                return () => tree!.Open(name);
        }
        return null;
    }

    // Values of any attribute: src, srcset, href, and what lazy loading made of them.
    [GeneratedRegex("""=\s{0,9}["']([^"'<>]{5,8000})["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
