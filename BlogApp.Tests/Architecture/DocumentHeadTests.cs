using BlogApp.Tests.Support;

namespace BlogApp.Tests.Architecture;

/// <summary>Of several HeadContents only the last one is rendered: each page may have one, its own or PageHead's, and a layout none.</summary>
public sealed class DocumentHeadTests
{
    private const string PageHead = "BlogApp/Components/Shared/PageHead.razor";

    private static readonly List<(string File, string Text)> s_components = [.. SourceFiles.All.Where(file => file.EndsWith(".razor", StringComparison.Ordinal)).Select(file => (file, SourceFiles.Read(file)))];

    [Fact]
    public void HeadContent_InASource_StandsInAPageOnly() => Findings.None(
        from component in s_components
        where component.Text.Contains("<HeadContent", StringComparison.Ordinal) && component.File != PageHead && !IsPage(component.Text)
        select $"{component.File} writes HeadContent, which replaces its page's; a layout has LayoutHead");

    [Fact]
    public void Page_WithPageHead_HasNoHeadContentBesideIt() => Findings.None(
        from component in s_components
        where IsPage(component.Text) && component.Text.Contains("<PageHead", StringComparison.Ordinal) && component.Text.Contains("<HeadContent", StringComparison.Ordinal)
        select $"{component.File} writes HeadContent beside PageHead, which has one; it takes child content");

    /// <summary>What a layout brings is rendered by the document where it is static; where there is a circuit, the document has it.</summary>
    [Fact]
    public void LayoutHead_InASource_StandsInALayoutOnly() => Findings.None(
        from component in s_components
        where component.Text.Contains("<LayoutHead>", StringComparison.Ordinal) && !component.Text.Contains("@inherits LayoutComponentBase", StringComparison.Ordinal)
        select component.File);

    private static bool IsPage(string text) => text.Split('\n').Any(line => line.StartsWith("@page ", StringComparison.Ordinal));
}
