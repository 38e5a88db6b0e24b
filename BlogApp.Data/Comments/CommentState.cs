namespace BlogApp.Data.Comments;

public enum CommentState
{
    Pending,
    Approved,
    Spam,
    Trash,
}
