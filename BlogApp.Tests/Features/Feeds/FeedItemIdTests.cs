using BlogApp.Features.Feeds;

namespace BlogApp.Tests.Features.Feeds;

public sealed class FeedItemIdTests
{
    private static readonly DateTime Created = new(2026, 11, 21, 5, 7, 9, DateTimeKind.Utc);

    /// <summary>Written down: another way to make it would make every article new to everyone who follows the blog.</summary>
    [Fact]
    public void Id_IsTheSameForEver() => Assert.Equal("urn:uuid:134d2bbb-fcb6-8e3b-b240-1df7bc051ea0", FeedItemId.Of(7, Created));

    [Fact]
    public void Id_DiffersByArticle_AndByBlog()
    {
        var ids = new[] { FeedItemId.Of(7, Created), FeedItemId.Of(8, Created), FeedItemId.Of(7, Created.AddTicks(1)) };

        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
    }
}
