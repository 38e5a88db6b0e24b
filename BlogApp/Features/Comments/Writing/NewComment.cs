using BlogApp.Data.Comments;
using BlogApp.Features.Comments.Rules;

namespace BlogApp.Features.Comments.Writing;

/// <summary>A checked comment, ready to be kept.</summary>
/// <param name="ParentId">The comment it answers; an answer to an answer belongs under the first.</param>
/// <param name="UserId">Null: a guest.</param>
internal sealed record NewComment(long ArticleId, long? ParentId, long? UserId, CommentDraft Draft, CommentState State);

/// <param name="Id">0 when it could not be kept: the article is gone, or the comment that it answers.</param>
/// <param name="State">Of the one that is kept, which may have been sent before.</param>
internal readonly record struct CommentKept(long Id, CommentState State)
{
    public bool IsKept => Id != 0;
}
