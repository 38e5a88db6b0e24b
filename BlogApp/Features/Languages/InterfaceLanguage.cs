using System.Globalization;

namespace BlogApp.Features.Languages;

/// <summary>A language of the interface. An article's text has its own.</summary>
internal sealed class InterfaceLanguage
{
    // British dates: the day stands before the month, as in most of the world.
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

    /// <summary>What stands in <c>lang</c> attributes.</summary>
    public string Tag { get; }

    /// <summary>Its name in itself.</summary>
    public string Name { get; }

    /// <summary>For dates and numbers.</summary>
    public CultureInfo Culture { get; }

    public CultureInfo UiCulture { get; }

    /// <summary>The language of the running request.</summary>
    public static InterfaceLanguage Current => Find(CultureInfo.CurrentUICulture.Name) ?? English;

    /// <summary>Null when the interface does not speak it.</summary>
    public static InterfaceLanguage? Find(ReadOnlySpan<char> tag) =>
        tag.SequenceEqual("zh-CN") ? Chinese : tag.SequenceEqual("en") ? English : null;
}
