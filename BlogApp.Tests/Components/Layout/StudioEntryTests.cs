using BlogApp.Components.Layout;

namespace BlogApp.Tests.Components.Layout;

public sealed class StudioEntryTests
{
    [Theory]
    [InlineData("/studio", "Dashboard")]
    [InlineData("/studio/articles", "Articles")]
    [InlineData("/Studio/Articles", "Articles")]
    [InlineData("/studio/articles/12/revisions", "Articles")]
    [InlineData("/studio/articlesque", null)]
    [InlineData("/admin/settings", "Settings")]
    [InlineData("/admin/menu", "Settings")]
    [InlineData("/admin/banner/3", "Settings")]
    [InlineData("/admin/nothing", null)]
    public void APage_BelongsToOneEntryAtMost(string path, string? label) =>
        Assert.Equal(label is null ? [] : [label], StudioEntry.ForAuthors.Concat(StudioEntry.ForAdmins).Where(entry => entry.Covers(path)).Select(entry => entry.Label));
}
