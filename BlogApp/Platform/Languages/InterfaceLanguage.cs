using System.Globalization;

namespace BlogApp.Platform.Languages;

/// <summary>A language of the interface. Articles have languages of their own.</summary>
internal sealed class InterfaceLanguage
{
    // British dates: the day comes before the month, as in most of the world.
    public static readonly InterfaceLanguage English = new("en", "English", "en-GB");
    public static readonly InterfaceLanguage Chinese = new("zh-CN", "中文", "zh-CN");

    private InterfaceLanguage(string tag, string name, string culture)
    {
        Tag = tag;
        Name = name;
        Culture = CultureInfo.GetCultureInfo(culture);
        UiCulture = CultureInfo.GetCultureInfo(tag);
    }

    public static IReadOnlyList<InterfaceLanguage> All { get; } = [English, Chinese];

    /// <summary>The value of <c>lang</c> attributes.</summary>
    public string Tag { get; }

    /// <summary>The language's name in that language.</summary>
    public string Name { get; }

    /// <summary>For dates and numbers.</summary>
    public CultureInfo Culture { get; }

    public CultureInfo UiCulture { get; }

    /// <summary>The language of the current request.</summary>
    public static InterfaceLanguage Current => Find(CultureInfo.CurrentUICulture.Name) ?? English;

    /// <summary>Null when the interface is not available in that language.</summary>
    public static InterfaceLanguage? Find(ReadOnlySpan<char> tag) =>
        tag.SequenceEqual("zh-CN") ? Chinese : tag.SequenceEqual("en") ? English : null;
}
