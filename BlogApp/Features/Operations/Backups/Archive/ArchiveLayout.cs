using System.Text.RegularExpressions;

namespace BlogApp.Features.Operations.Backups.Archive;

/// <summary>
/// The members of a backup, which is a tar.gz that every system can unpack: the manifest, the database, the library's files,
/// and last the SHA-256 of each, as <c>sha256sum -c</c> reads them. A backup without its last member was cut off.
/// </summary>
internal static partial class ArchiveLayout
{
    public const string Manifest = "manifest.json";
    public const string Database = "blog.db";
    public const string Media = "media/";
    public const string Sums = "SHA256SUMS";

    /// <summary>The name of a file of the library; null when the member is none.</summary>
    public static string? MediaName(string member) => member.StartsWith(Media, StringComparison.Ordinal) && FileName().IsMatch(member.AsSpan(Media.Length)) ? member[Media.Length..] : null;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$")]
    private static partial Regex FileName();
}
