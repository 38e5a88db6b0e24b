using BlogApp.Tests.Support;

namespace BlogApp.Tests.Architecture;

/// <summary>Folders and files of a size in which things can be found.</summary>
public sealed class LayoutTests
{
    private static readonly ILookup<string, string> s_folders = SourceFiles.WithoutImports.ToLookup(SourceFiles.FolderOf);

    private static readonly List<(string File, int Lines)> s_sizes = [.. SourceFiles.WithoutImports.Select(file => (file, SourceFiles.Lines(file).Length)).OrderBy(size => size.Length)];

    /// <summary>BlogApp/Features/X/Y/Z.</summary>
    [Fact]
    public void Folder_BelowItsProject_IsAtMostTwoLevelsBelowAFeature() => Findings.None(
        s_folders.Select(folder => folder.Key).Where(folder => folder.Split('/').Length > (folder.StartsWith("BlogApp/Features/", StringComparison.Ordinal) ? 5 : 4)));

    /// <summary>The folder of a feature or the project may contain only its registration.</summary>
    [Fact]
    public void Folder_WithSources_HoldsMoreThanOne() => Findings.None(
        from folder in s_folders
        where folder.Count() == 1 && !s_folders.Any(other => other.Key.StartsWith(folder.Key + '/', StringComparison.Ordinal))
        select $"{folder.Key} holds only {folder.First()}");

    [Fact]
    public void Folder_WithSources_HoldsAtMostFifteen() => Findings.None(
        from folder in s_folders
        where folder.Count() > 15
        select $"{folder.Key} holds {folder.Count()} files");

    [Fact]
    public void File_OfTheProjects_HasAtMost350Lines() => Findings.None(
        from size in s_sizes
        where size.Lines > 350
        select $"{size.File} has {size.Lines} lines");

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.9, 130)]
    public void Files_ByLength_AreMostlyShort(double share, int most)
    {
        var at = s_sizes[(int)(s_sizes.Count * share)];
        Assert.True(at.Lines <= most, $"{share:P0} of the files may have {most} lines at most; {at.File} stands there with {at.Lines}.");
    }
}
