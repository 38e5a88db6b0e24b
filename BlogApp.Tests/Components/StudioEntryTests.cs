namespace BlogApp.Tests.Components;

public sealed class StudioEntryTests
{
    [Theory]
    [InlineData("/studio", "Dashboard")]
    [InlineData("/studio/machinery", "Dashboard")]
    [InlineData("/studio/articles", "Articles")]
    [InlineData("/Studio/Articles", "Articles")]
    [InlineData("/studio/articles/12/revisions", "Articles")]
    [InlineData("/studio/articlesque", null)]
    [InlineData("/admin/settings", "Settings")]
    [InlineData("/admin/menu", "Settings")]
    [InlineData("/admin/redirects", "Settings")]
    [InlineData("/admin/banner/3", "Settings")]
    [InlineData("/admin/nothing", null)]
    public void StudioPage_BelongsToAtMostOneRailEntry(string path, string? label) =>
        Assert.Equal(label is null ? [] : [label], RegisteredRail.Rail.All.Where(entry => entry.Covers(path)).Select(entry => entry.Label));
}
