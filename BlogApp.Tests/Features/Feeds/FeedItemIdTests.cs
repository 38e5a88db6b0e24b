using BlogApp.Features.Feeds;

namespace BlogApp.Tests.Features.Feeds;

public sealed class FeedItemIdTests
{
    private static readonly DateTime Created = new(2026, 11, 21, 5, 7, 9, DateTimeKind.Utc);

    /// <summary>Literal values: a different algorithm would make every article new to all followers of the blog.</summary>
    [Fact]
    public void FeedItemId_IsStable() => Assert.Equal("urn:uuid:134d2bbb-fcb6-8e3b-b240-1df7bc051ea0", FeedItemId.Create(7, Created));

    [Fact]
    public void FeedItemId_DiffersByArticleAndCreationTime()
    {
        var ids = new[] { FeedItemId.Create(7, Created), FeedItemId.Create(8, Created), FeedItemId.Create(7, Created.AddTicks(1)) };

        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
    }
}
