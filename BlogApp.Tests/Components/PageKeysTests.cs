using System.Text.RegularExpressions;
using BlogApp.Tests.Architecture;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Components;

/// <summary>Pages that take single keys take them through <c>PageKeys</c>: wherever the focus is, and the help lists them.</summary>
public sealed partial class PageKeysTests
{
    [Fact]
    public void PagesWithKeys_TakeThemFromAnywhere_AndTheHelpListsEach()
    {
        var pages = SourceFiles.All.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).GroupBy(file => file.Split(".razor")[0].Split(".Changes.cs")[0])
            .Select(page => (Name: page.Key, Text: string.Concat(page.Select(SourceFiles.Read)))).Where(page => page.Text.Contains("KeyboardEventArgs", StringComparison.Ordinal))
            .Select(page => (page.Name, page.Text, Keys: Key().Matches(page.Text).SelectMany(match => match.Groups[1].Captures).Select(key => key.Value).Distinct().ToList()))
            .Where(page => page.Keys.Count > 0).ToList();
        Assert.True(pages.Count >= 3, "The test has become blind.");
        Findings.None([.. pages.SelectMany(Problems)]);
    }

    private static IEnumerable<string> Problems((string Name, string Text, List<string> Keys) page)
    {
        if (!SourceFiles.Read(page.Name + ".razor").Contains("<PageKeys", StringComparison.Ordinal))
            yield return $"{page.Name} takes {string.Join(", ", page.Keys)} only where the focus is";
        var listed = Listed().Matches(page.Text).SelectMany(match => match.Groups[1].Value.Split(' ')).ToHashSet();
        // j and k are the arrows once more.
        foreach (var key in page.Keys.Where(key => !listed.Contains(key) && key is not ("j" or "k" or "g")))
            yield return $"the help does not list {key} of {page.Name}";
    }

    [GeneratedRegex(@"(?:Key: |Key == |case )(?:\x22[A-Z][A-Za-z]+\x22 or )?\x22([a-z])\x22")]
    private static partial Regex Key();

    [GeneratedRegex(@"new\(\x22([^\x22]+)\x22, Phrase\.Key")]
    private static partial Regex Listed();
}
