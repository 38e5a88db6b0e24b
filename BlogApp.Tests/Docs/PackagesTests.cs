using System.Text.Json;
using System.Xml.Linq;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Docs;

/// <summary>docs/dependencies.md lists exactly the packages in use.</summary>
public sealed class PackagesTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "dependencies.md"));

    public static TheoryData<string> Named { get; } = new(
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(p => (string)p.Attribute("Include")!));

    [Theory]
    [MemberData(nameof(Named))]
    public void NamedPackage_HasItsReasonAndLicense(string package) =>
        Assert.Contains(Text.Split('\n'), line => line.StartsWith("| ", StringComparison.Ordinal) && line.Split('|') is [_, var names, var license, var why, ..]
            && Names(names).Contains(package) && license.Trim().Length > 0 && why.Trim().Length > 10);

    [Fact]
    public void ServerPackages_AllHaveALicenseInTheTable()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "BlogApp", "packages.lock.json")));
        var packages = locked.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => package.Name).Distinct();
        var said = Text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).SelectMany(line => Names(line.Split('|')[1])).ToHashSet();
        Assert.DoesNotContain(packages, package => !said.Contains(package) && !said.Any(name => name.EndsWith('*') && package.StartsWith(name[..^1], StringComparison.Ordinal)));
    }

    /// <summary>The first name is complete; further ones are complete or suffixes, as in "A.B, `.C`".</summary>
    private static IEnumerable<string> Names(string cell)
    {
        string? first = null;
        foreach (var word in cell.Split([' ', ',', '`', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith('.') && first is not null)
            {
                yield return first + word;
                yield return first[..first.LastIndexOf('.')] + word;
                continue;
            }
            if (word.Contains('.', StringComparison.Ordinal))
                first = word;
            yield return word;
        }
    }
}
