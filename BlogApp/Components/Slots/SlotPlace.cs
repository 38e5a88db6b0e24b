namespace BlogApp.Components.Slots;

/// <summary>Places in a layout or a shared control for content from features.</summary>
public enum SlotPlace
{
    /// <summary>Before the site's name in the header of reader pages.</summary>
    SiteLogo,

    /// <summary>The main menu in the header of reader pages.</summary>
    MainMenu,

    /// <summary>The search box in the header of reader pages.</summary>
    SearchBox,

    /// <summary>Above the content of every Studio page, below the state of the stores.</summary>
    StudioBanner,

    /// <summary>Beside the title of the Studio's page Media, for admins.</summary>
    MediaActions,

    /// <summary>Shown instead of a page that does not exist.</summary>
    NotFound,

    /// <summary>Above an article's text on its page. The component has a parameter <c>ArticleId</c>.</summary>
    ArticlePart,

    /// <summary>Below the settings in the article's editor. The component has a parameter <c>ArticleId</c>, which is not set while the article was never saved.</summary>
    EditorPart,
}
