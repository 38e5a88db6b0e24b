using BlogApp.Data.Comments;
using BlogApp.Features.Comments.Rules;

namespace BlogApp.Features.Comments.Writing;

/// <summary>A valid comment, ready to be stored.</summary>
/// <param name="ParentId">The comment it answers. An answer to an answer gets the first comment as its parent.</param>
/// <param name="UserId">Null for a guest.</param>
internal sealed record NewComment(long ArticleId, long? ParentId, long? UserId, CommentDraft Draft, CommentState State);

/// <param name="Id">0 when it could not be stored because the article, or the comment it answers, no longer exists.</param>
/// <param name="State">The state of the stored comment, which may have been sent before.</param>
internal readonly record struct CommentKept(long Id, CommentState State)
{
    public bool IsKept => Id != 0;
}
