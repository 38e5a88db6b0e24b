using System.Buffers;
using System.Globalization;
using System.Text;

namespace BlogApp.Features.Analytics.Collect.Rules;

/// <summary>Derives the counted campaign from a query string.</summary>
internal static class CampaignRules
{
    /// <summary>UTF-16 characters.</summary>
    public const int LongestCampaign = 60;

    /// <summary>Enough bytes for the longest campaign plus as many characters that get dropped.</summary>
    private const int MostBytes = 512;

    /// <summary>The most informative first: the campaign's name, then where the link was placed.</summary>
    private static readonly string[] Names = ["utm_campaign", "utm_source", "ref"];

    /// <summary>
    /// The first non-empty value of utm_campaign, utm_source and ref: decoded, trimmed, in lower case, without control
    /// and formatting characters, at most <see cref="LongestCampaign"/> characters. Empty when there is none. A value
    /// that cannot be decoded counts as empty.
    /// </summary>
    /// <param name="queryString">Encoded, with or without its question mark.</param>
    public static string Parse(string? queryString)
    {
        if (string.IsNullOrEmpty(queryString)) return "";
        foreach (var name in Names)
        {
            if (!queryString.Contains(name, StringComparison.OrdinalIgnoreCase)) continue;
            var rest = queryString.AsSpan(queryString[0] == '?' ? 1 : 0);
            while (!rest.IsEmpty)
            {
                var end = rest.IndexOf('&');
                var pair = end < 0 ? rest : rest[..end];
                rest = end < 0 ? [] : rest[(end + 1)..];
                var equals = pair.IndexOf('=');
                if (equals < 0 || !pair[..equals].Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
                var campaign = Decoded(pair[(equals + 1)..]);
                if (campaign.Length > 0) return campaign;
            }
        }
        return "";
    }

    private static string Decoded(ReadOnlySpan<char> value)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        var count = Unescape(ref value, bytes);
        if (count <= 0) return "";
        Span<char> text = stackalloc char[LongestCampaign];
        var length = Clean(bytes[..count], isCut: !value.IsEmpty, text);
        return length <= 0 ? "" : text[..length].TrimEnd().ToString();
    }

    /// <summary>Decodes as many bytes as fit and advances the value; -1 for an invalid escape.</summary>
    private static int Unescape(ref ReadOnlySpan<char> value, scoped Span<byte> bytes)
    {
        var count = 0;
        // A character takes at most four bytes, so stop while there is room for one.
        while (!value.IsEmpty && count <= bytes.Length - 4)
        {
            if (value[0] == '%')
            {
                if (value.Length < 3 || !byte.TryParse(value.Slice(1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]))
                    return -1;
                count++;
                value = value[3..];
            }
            else
            {
                if (Rune.DecodeFromUtf16(value, out var rune, out var used) != OperationStatus.Done) return -1;
                if (rune.Value == '+') rune = new Rune(' ');
                count += rune.EncodeToUtf8(bytes[count..]);
                value = value[used..];
            }
        }
        return count;
    }

    /// <summary>Writes the allowed characters; -1 when the bytes are not UTF-8.</summary>
    private static int Clean(ReadOnlySpan<byte> bytes, bool isCut, Span<char> text)
    {
        var length = 0;
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var used);
            // Half a character at the end is not an error when the value was cut.
            if (status == OperationStatus.NeedMoreData && isCut) break;
            if (status != OperationStatus.Done) return -1;
            bytes = bytes[used..];
            if (IsDropped(rune) || (length == 0 && Rune.IsWhiteSpace(rune))) continue;
            rune = Rune.ToLowerInvariant(rune);
            if (length + rune.Utf16SequenceLength > text.Length) break;
            length += rune.EncodeToUtf16(text[length..]);
        }
        return length;
    }

    /// <summary>Characters that move, hide or break text on the dashboard, and code points that are not characters.</summary>
    private static bool IsDropped(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
