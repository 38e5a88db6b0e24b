using BlogApp.Platform.Settings;

namespace BlogApp.Features.Articles.Covers;

/// <summary>Decides which articles show a cover. Pure.</summary>
internal static class CoverRules
{
    /// <param name="chosen">Whether the author chose a picture.</param>
    /// <param name="without">Whether the author wants no cover.</param>
    public static bool Shows(SiteSettings site, bool chosen, bool without) => !without && site.Covers switch
    {
        SiteSettings.NoCovers => false,
        SiteSettings.ChosenCovers => chosen,
        _ => true,
    };
}
