using System.Text.RegularExpressions;
using BlogApp.Data;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Architecture;

/// <summary>Dependencies between rooms run one way.</summary>
public sealed class RoomsTests
{
    [Fact]
    public void Arrow_BetweenRooms_FollowsTheOrder() => Findings.None(
        from arrow in Arrows.All
        let objection = RoomOrder.Objection(arrow.From, arrow.To)
        where objection is not null
        orderby arrow.File
        select $"{arrow}: {objection}");

    [Fact]
    public void Rooms_UsingEachOther_FormNoCircle()
    {
        var next = Arrows.All.ToLookup(arrow => arrow.From, arrow => arrow.To);
        var reached = next.ToDictionary(from => from.Key, from => Reach(from.Key, next));
        // Reports one dependency per pair, starting with the pairs that have the fewest, which are the ones to reverse.
        Findings.None(Arrows.All
            .Where(arrow => reached.TryGetValue(arrow.To, out var back) && back.Contains(arrow.From))
            .GroupBy(arrow => (arrow.From, arrow.To)).OrderBy(pair => pair.Count())
            .Select(pair => $"{pair.Key.From} uses {pair.Key.To} in a circle, {pair.Count()} times; {pair.First()}"));
    }

    [Fact]
    public void Feature_WithAFolder_HasAPlaceInTheOrder() => Findings.None(
        Repository.Folders("BlogApp/Features").Except(RoomOrder.Lines.SelectMany(line => line)).Select(feature => $"{feature} stands in no line of RoomOrder"));

    [Fact]
    public void Data_References_NothingOfOurs() => Findings.None(
        typeof(BlogDbContext).Assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("BlogApp", StringComparison.Ordinal)));

    /// <summary>A room is identified by its namespace, so the namespace must match the folder.</summary>
    [Fact]
    public void Namespace_OfAFile_IsItsFolder() => Findings.None(
        from file in SourceFiles.All
        from Match declared in Regex.Matches(SourceFiles.Read(file), @"^@?namespace ([\w.]+)", RegexOptions.Multiline)
        where declared.Groups[1].Value != SourceFiles.FolderOf(file).Replace('/', '.')
        select $"{file} says {declared.Value}");

    private static HashSet<string> Reach(string from, ILookup<string, string> next)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out var room))
            foreach (var to in next[room].Where(seen.Add))
                open.Push(to);
        return seen;
    }
}
