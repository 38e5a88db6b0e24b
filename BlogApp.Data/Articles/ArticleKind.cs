namespace BlogApp.Data.Articles;

public enum ArticleKind
{
    /// <summary>Stands in the lists, the feeds and the rankings.</summary>
    Article,

    /// <summary>Stands for itself, such as “About”; reached by the menu and by links.</summary>
    Page,
}
