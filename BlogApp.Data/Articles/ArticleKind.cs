namespace BlogApp.Data.Articles;

public enum ArticleKind
{
    /// <summary>Appears in lists, feeds and rankings.</summary>
    Article,

    /// <summary>Stands alone, such as “About”; reached through the menu and links.</summary>
    Page,
}
