using System.Globalization;

namespace BlogApp.Features.Import.Reading;

/// <summary>The lines that a reading child sends: a word, and for some of them a value.</summary>
internal static class ReadContentAnswer
{
    /// <summary>So many articles were read.</summary>
    public const string Read = "read";

    /// <summary>The package is complete. From now on the parent may ask for its files.</summary>
    public const string Ready = "ready";

    /// <summary>The file cannot be imported, for the reason given.</summary>
    public const string Refused = "refused";

    /// <summary>The file that was asked for is unpacked.</summary>
    public const string Opened = "opened";

    /// <summary>The file that was asked for cannot be unpacked, for the reason given.</summary>
    public const string Broken = "broken";

    public static string Line(string word, string value) => $"{word} {value}";

    public static string Line(string word, int value) => Line(word, value.ToString(CultureInfo.InvariantCulture));

    public static (string Word, string Value) Parse(string line) => line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? (line[..end], line[(end + 1)..]) : (line, "");
}
