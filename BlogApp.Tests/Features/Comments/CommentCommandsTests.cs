using BlogApp.Data.Comments;

namespace BlogApp.Tests.Features.Comments;

public sealed class CommentCommandsTests
{
    [Fact]
    public async Task CommentSentManyTimesAtOnce_IsKeptOnce()
    {
        await using var blog = await CommentFixture.CreateAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => blog.AddAsync("The same", CommentState.Pending))));
        Assert.Single(ids.Distinct());
        Assert.Equal(1, await blog.Database.NumberAsync("SELECT COUNT(*) FROM Comment"));
    }

    [Fact]
    public async Task SameText_WithOtherNameArticleOrParent_OrLater_IsAnotherComment()
    {
        await using var blog = await CommentFixture.CreateAsync();
        var other = await blog.Database.AddArticleAsync(blog.Author, "second", DateTimeOffset.UnixEpoch);
        var first = await blog.AddAsync("Thanks");
        await blog.AddAsync("Thanks", name: "Ada");
        await blog.AddAsync("Thanks", article: other.Id);
        await blog.AddAsync("Thanks", parent: first);
        blog.Time.Advance(TimeSpan.FromHours(2));
        await blog.AddAsync("Thanks");
        Assert.Equal(5, await blog.Database.NumberAsync("SELECT COUNT(*) FROM Comment"));
    }

    [Fact]
    public async Task CommentOnMissingArticleOrParent_IsNotKept()
    {
        await using var blog = await CommentFixture.CreateAsync();
        Assert.Equal(0, await blog.AddAsync("a", article: 999));
        Assert.Equal(0, await blog.AddAsync("a", parent: 999));
        await blog.Database.ExecuteAsync("UPDATE Article SET State = 'Unpublished'");
        Assert.Equal(0, await blog.AddAsync("a"));
    }

    [Fact]
    public async Task ReplyToAReply_IsPlacedUnderTheFirstComment_AndOnlyVisibleOnesCanBeAnswered()
    {
        await using var blog = await CommentFixture.CreateAsync();
        var first = await blog.AddAsync("Question");
        var answer = await blog.AddAsync("Answer", parent: first);
        var pending = await blog.AddAsync("Waits", CommentState.Pending);
        Assert.Equal(first, await blog.Commands.ParentForAsync(blog.Article.Id, answer, CommentFixture.None));
        Assert.Equal(first, await blog.Commands.ParentForAsync(blog.Article.Id, first, CommentFixture.None));
        Assert.Null(await blog.Commands.ParentForAsync(blog.Article.Id, pending, CommentFixture.None));
        Assert.Null(await blog.Commands.ParentForAsync(blog.Article.Id + 1, first, CommentFixture.None));
    }

    [Fact]
    public async Task Readers_SeeApprovedComments_OldestFirst_AndPlaceholdersOfRemovedAnsweredOnes()
    {
        await using var blog = await CommentFixture.CreateAsync();
        var first = await blog.AddAsync("First", user: blog.Author.Id, name: "Ada");
        blog.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await blog.AddAsync("Second");
        await blog.AddAsync("Under the second", parent: second);
        await blog.AddAsync("Waits", CommentState.Pending);
        await blog.AddAsync("Buy", CommentState.Spam);
        await blog.AddAsync("Alone", CommentState.Trash);
        await blog.Moderation.MoveAsync([second], CommentState.Trash, blog.ByAuthor, CommentFixture.None);

        var page = (await blog.Threads.PageAsync(blog.Article.Id, blog.Author.Id, 1, CommentFixture.None))!;
        Assert.Equal([first, second], page.Threads.Select(t => t.First.Id));
        Assert.Equal([false, true], page.Threads.Select(t => t.First.Removed));
        Assert.True(page.Threads[0].First.ByAuthor);
        Assert.Equal("Under the second", Assert.Single(page.Threads[1].Answers).Markdown);
        Assert.Equal(2, page.Total);
        Assert.Null(await blog.Threads.PageAsync(blog.Article.Id, blog.Author.Id, 2, CommentFixture.None));
    }

    [Fact]
    public async Task DeletedAccount_KeepsItsCommentsWithTheName()
    {
        await using var blog = await CommentFixture.CreateAsync();
        var reader = await blog.Database.AddAuthorAsync("Edsger");
        var id = await blog.AddAsync("Mine", name: "Edsger", user: reader.Id);
        await blog.Database.ExecuteAsync($"DELETE FROM User WHERE Id = {reader.Id}");
        var comment = (await blog.Database.ReadAsync(context => context.Comments.FindAsync([id], CommentFixture.None).AsTask()))!;
        Assert.Null(comment.UserId);
        Assert.Equal("Edsger", comment.Name);
    }
}
