using BlogApp.Tests.Architecture;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Docs;

/// <summary>The README's table lists exactly the existing rooms, and the diagram has them in order.</summary>
public sealed class RoomsTableTests
{
    private static readonly List<string[]> s_rows = new MarkdownText("README.md").Rows("The rooms");

    [Fact]
    public void Features_OfTheTable_AreTheFoldersOfFeatures() => Same(
        Repository.Folders("BlogApp/Features").Select(name => "BlogApp/Features/" + name),
        s_rows.Select(row => row[0].Trim('`')).Where(name => name.StartsWith("BlogApp/Features/", StringComparison.Ordinal)));

    /// <summary>Inline code in such a row lists its folders: `Caching` (what it is), `Http` (…).</summary>
    [Theory]
    [InlineData("BlogApp/Platform")]
    [InlineData("BlogApp/Components")]
    public void Folders_OfARow_AreAllOfItsRoom(string room) => Same(
        Repository.Folders(room),
        MarkdownText.InCode(Assert.Single(s_rows, row => row[0] == $"`{room}`")[1]));

    [Fact]
    public void Diagram_OfTheArchitecture_HasTheLinesOfTheOrder()
    {
        var there = Repository.Folders("BlogApp/Features").ToList();
        var diagram = new MarkdownText("docs/architecture.md").Section("Rooms");
        Findings.None(RoomOrder.Lines.Select(line => string.Join(", ", line.Intersect(there))).Where(line => !diagram.Contains(line, StringComparison.Ordinal))
            .Select(line => $"docs/architecture.md, Rooms, lacks the line '{line}'"));
    }

    private static void Same(IEnumerable<string> there, IEnumerable<string> said) => Findings.None(
        there.Except(said).Select(name => $"README.md lacks {name}").Concat(said.Except(there).Select(name => $"README.md names {name}, which is gone")));
}
