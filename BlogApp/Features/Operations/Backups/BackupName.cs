using System.Globalization;
using System.Text.RegularExpressions;

namespace BlogApp.Features.Operations.Backups;

/// <summary>The names of backups: <c>blog-2027-03-01T02-11-37Z.tar.gz</c>, with <c>.enc</c> behind it when encrypted. Pure.</summary>
internal static partial class BackupName
{
    private const string Form = "yyyy-MM-dd'T'HH-mm-ss'Z'";

    /// <summary>A time as it may stand in a file's name, UTC.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <param name="again">0, or a number for further ones of the same second.</param>
    public static string Of(DateTimeOffset at, bool encrypted, int again) => string.Create(CultureInfo.InvariantCulture,
        $"blog-{Time(at)}{(again == 0 ? "" : $"-{again}")}.tar.gz{(encrypted ? ".enc" : "")}");

    /// <returns>Null when no backup has such a name.</returns>
    public static (DateTimeOffset At, bool Encrypted)? Parse(string name) =>
        Pattern().Match(name) is { Success: true } match
        && DateTimeOffset.TryParseExact(match.Groups["at"].Value, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? (at, match.Groups["enc"].Success)
            : null;

    [GeneratedRegex(@"^blog-(?<at>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(-\d{1,4})?\.tar\.gz(?<enc>\.enc)?$")]
    private static partial Regex Pattern();
}
