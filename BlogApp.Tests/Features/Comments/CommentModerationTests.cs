using BlogApp.Data.Comments;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Comments;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Comments;

public sealed class CommentModerationTests
{
    [Fact]
    public async Task Author_ModeratesOwnArticles_AndAnAdminAll()
    {
        await using var blog = await CommentFixture.CreateAsync();
        var id = await blog.AddAsync("Waits", CommentState.Pending);
        var stranger = await blog.Database.AddAuthorAsync("Eve");
        foreach (var actor in new[] { Actor.Author(stranger.Id), default })
        {
            Assert.Empty(await blog.Moderation.MoveAsync([id], CommentState.Approved, actor, CommentFixture.None));
            await blog.Moderation.EditAsync(id, "Changed", actor, CommentFixture.None);
            await blog.Moderation.AnswerAsync(id, "Answer", "Eve", actor, CommentFixture.None);
            Assert.Equal(0, await blog.Query.PendingAsync(actor, CommentFixture.None));
            Assert.Empty((await blog.Query.RunAsync(CommentState.Pending, 1, actor, CommentFixture.None)).Rows);
        }
        Assert.Equal(CommentState.Pending, await blog.StateOfAsync(id));
        Assert.Equal(1, await blog.Query.PendingAsync(blog.ByAuthor, CommentFixture.None));
        Assert.Equal(1, await blog.Query.PendingAsync(Actor.Admin(stranger.Id), CommentFixture.None));
        Assert.Equal("Waits", Assert.Single((await blog.Query.RunAsync(CommentState.Pending, 1, blog.ByAuthor, CommentFixture.None)).Rows).Markdown);
        Assert.Single(await blog.Moderation.MoveAsync([id], CommentState.Approved, Actor.Admin(stranger.Id), CommentFixture.None));
        Assert.Equal(CommentState.Approved, await blog.StateOfAsync(id));
    }

    [Fact]
    public async Task ManyComments_Moved_CanBeRestoredEachToItsFormerState()
    {
        await using var blog = await CommentFixture.CreateAsync();
        var (pending, spam, approved) = (await blog.AddAsync("a", CommentState.Pending), await blog.AddAsync("b", CommentState.Spam), await blog.AddAsync("c"));
        var raised = 0;
        blog.Signals.Changed += () => raised++;
        var before = await blog.Moderation.MoveAsync([pending, spam, approved, 999, pending], CommentState.Approved, blog.ByAuthor, CommentFixture.None);
        Assert.Equal(2, before.Count);
        Assert.Equal(1, raised);
        await blog.Moderation.RestoreAsync(before, blog.ByAuthor, CommentFixture.None);
        Assert.Equal([CommentState.Pending, CommentState.Spam, CommentState.Approved], [await blog.StateOfAsync(pending), await blog.StateOfAsync(spam), await blog.StateOfAsync(approved)]);
    }

    [Fact]
    public async Task ModeratorsAnswer_ApprovesThePendingComment_AndIsPlacedUnderTheFirst()
    {
        await using var blog = await CommentFixture.CreateAsync();
        var first = await blog.AddAsync("Question");
        var waits = await blog.AddAsync("Me too", CommentState.Pending, parent: first);
        Assert.Null(await blog.Moderation.AnswerAsync(waits, "Here you are", "Ada", blog.ByAuthor, CommentFixture.None));
        var thread = Assert.Single((await blog.Threads.PageAsync(blog.Article.Id, blog.Author.Id, 1, CommentFixture.None))!.Threads);
        Assert.Equal(["Me too", "Here you are"], thread.Answers.Select(a => a.Markdown));
        Assert.True(thread.Answers[1].ByAuthor);
    }

    [Theory]
    [InlineData("", "Please write something.")]
    [InlineData(" \n ", "Please write something.")]
    public async Task InvalidText_IsRefused_AndChangesNothing(string text, string error)
    {
        await using var blog = await CommentFixture.CreateAsync();
        var id = await blog.AddAsync("Kept", CommentState.Pending);
        Assert.Equal(error, await blog.Moderation.EditAsync(id, text, blog.ByAuthor, CommentFixture.None));
        Assert.Equal(error, await blog.Moderation.AnswerAsync(id, text, "Ada", blog.ByAuthor, CommentFixture.None));
        Assert.Equal(CommentState.Pending, await blog.StateOfAsync(id));
    }

    [Fact]
    public async Task DeletingComments_DeletesOnlySpamAndTrash()
    {
        await using var blog = await CommentFixture.CreateAsync();
        var (approved, spam, trash) = (await blog.AddAsync("a"), await blog.AddAsync("b", CommentState.Spam), await blog.AddAsync("c", CommentState.Trash));
        Assert.Equal(2, await blog.Moderation.DeleteAsync([approved, spam, trash], blog.ByAuthor, CommentFixture.None));
        Assert.Equal(CommentState.Approved, await blog.StateOfAsync(approved));
        Assert.Null(await blog.StateOfAsync(spam));
    }

    [Fact]
    public async Task TidyJob_DeletesOldSpam_ButNoAnsweredComment()
    {
        await using var blog = await CommentFixture.CreateAsync();
        var answered = await blog.AddAsync("Question");
        await blog.AddAsync("Answer", parent: answered);
        var spam = await blog.AddAsync("b", CommentState.Spam);
        await blog.Moderation.MoveAsync([answered], CommentState.Trash, blog.ByAuthor, CommentFixture.None);
        var job = new TidyComments(blog.Database.Get<ICommentStore>(), blog.Signals, Options.Create(new CommentsSettings()), blog.Time);
        Assert.Equal(0, (await job.RunAsync(CommentFixture.None)).Rows);
        blog.Time.Advance(TimeSpan.FromDays(31));
        var young = await blog.AddAsync("c", CommentState.Spam);
        Assert.Equal(1, (await job.RunAsync(CommentFixture.None)).Rows);
        Assert.Equal([CommentState.Trash, null, CommentState.Spam], [await blog.StateOfAsync(answered), await blog.StateOfAsync(spam), await blog.StateOfAsync(young)]);
    }
}
