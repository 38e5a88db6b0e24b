namespace BlogApp.Data.Articles;

public enum ArticleState
{
    Draft,
    Scheduled,
    Published,
    Unpublished,
    Trash,
}
