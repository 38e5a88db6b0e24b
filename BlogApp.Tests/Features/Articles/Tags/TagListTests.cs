using System.Globalization;
using BlogApp.Features.Articles.Tags;

namespace BlogApp.Tests.Features.Articles.Tags;

public sealed class TagListTests
{
    [Theory]
    [InlineData(null, null, null, "ä b-tag C#")]
    [InlineData(null, null, "-title", "C# b-tag ä")]
    [InlineData(null, null, "-articles", "C# b-tag ä")]
    [InlineData(null, null, "articles", "ä b-tag C#")]
    [InlineData(null, "unused", null, "ä")]
    [InlineData("c#", null, null, "C#")]
    [InlineData("ABOUT", null, null, "b-tag")]
    [InlineData("zzz", null, null, "")]
    public async Task ListOfTags_IsFilteredAndSorted_AsItsAddressSays(string? query, string? show, string? sort, string titles)
    {
        await using var blog = await ArticleFixture.CreateAsync();
        await blog.AddAsync("one", 1, "csharp", "b-tag");
        await blog.AddAsync("two", 2, "csharp");
        await blog.AddAsync("trashed", 3, "ae");
        await blog.Database.ExecuteAsync("UPDATE Tag SET Title = 'C#' WHERE Name = 'csharp'; UPDATE Tag SET Title = 'ä' WHERE Name = 'ae'; UPDATE Tag SET Description = 'All about b' WHERE Name = 'b-tag'; UPDATE Article SET State = 'Trash' WHERE Slug = 'trashed'");
        var list = await new TagListQuery(blog.Database.Contexts, blog.Time).RunAsync(TagFilter.From(query, show, sort, null), Order, TestContext.Current.CancellationToken);
        Assert.Equal(titles, string.Join(' ', list.Rows.Select(row => row.Title)));
        Assert.Equal((3, 1), (list.All, list.Unused));
    }

    [Fact]
    public void SortingByAColumn_TurnsRound_AndTheUsualOneIsLeftOutOfTheAddress()
    {
        var usual = TagFilter.From(null, null, null, null);
        Assert.Equal(("-title", "-articles"), (usual.SortBy(TagColumn.Title), usual.SortBy(TagColumn.Articles)));
        Assert.Null(TagFilter.From(null, null, "-title", null).SortBy(TagColumn.Title));
        Assert.Equal("articles", TagFilter.From(null, null, "-articles", null).SortBy(TagColumn.Articles));
        Assert.Equal(usual, TagFilter.From(null, "nonsense", "nonsense", "-1"));
    }

    private static StringComparer Order => StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true);
}
