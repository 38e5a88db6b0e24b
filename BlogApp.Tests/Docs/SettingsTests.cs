using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using BlogApp.Platform.Settings;
using BlogApp.Tests.Architecture;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Docs;

/// <summary>docs/settings.md lists every setting with the code's default and bounds.</summary>
public sealed partial class SettingsTests
{
    private static readonly MarkdownText s_page = new("docs/settings.md");

    /// <summary>The sections and their classes, as registered in the sources.</summary>
    public static TheoryData<string, string> Sections { get; } = new(SourceFiles.All
        .SelectMany(file => Registration().Matches(SourceFiles.Read(file)).Select(match => (match.Groups[2].Value, match.Groups[1].Value))).Order());

    [Theory]
    [MemberData(nameof(Sections))]
    public void Section_OfTheDocs_HasTheSettingsOfItsClass(string section, string name)
    {
        var type = Assert.Single(typeof(SiteSettings).Assembly.GetTypes(), type => type.Name == name);
        var settings = Activator.CreateInstance(type);
        var expected = type.GetProperties().Where(property => property.CanWrite).Select(property => Row(section, property, property.GetValue(settings))).ToList();
        var said = s_page.Rows().Where(row => row[0].StartsWith($"`{section}:", StringComparison.Ordinal)).ToList();
        var equal = expected.Count == said.Count && expected.Zip(said).All(pair => pair.Second is [var key, var value, var accepts, { Length: > 0 }]
            && key == pair.First.Key && value == pair.First.Default && (pair.First.Accepts is null ? accepts.Length > 0 : accepts == pair.First.Accepts));
        Assert.True(equal, $"The rows of {section} in docs/settings.md should begin like this, and end with what the setting is for:\n"
            + string.Join('\n', expected.Select(row => $"| {row.Key} | {row.Default} | {row.Accepts ?? "(in your words)"} | … |")));
    }

    private static (string Key, string Default, string? Accepts) Row(string section, PropertyInfo property, object? value)
    {
        var messages = property.GetCustomAttributes<ValidationAttribute>().Select(rule => rule.ErrorMessage?.TrimEnd('.')).OfType<string>().ToList();
        var accepts = messages.Find(message => message.StartsWith("accepts ", StringComparison.Ordinal)) is { } said && property.PropertyType != typeof(string)
            ? said["accepts ".Length..]
            : Type(property) == typeof(bool) ? "`true` or `false`" : null;
        return ($"`{section}:{property.Name}`", Text(value), accepts);
    }

    private static Type Type(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    private static string Text(object? value) => value switch
    {
        null => "not set",
        "" => "empty",
        bool flag => flag ? "`true`" : "`false`",
        IEnumerable and not string => throw new NotSupportedException("How would a list stand in the table?"),
        _ => $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
    };

    [GeneratedRegex(@"\.AddSettings<(\w+)>\(""(\w+)""\)")]
    private static partial Regex Registration();
}
