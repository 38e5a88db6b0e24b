using System.Text.Unicode;
using BlogApp.Components.Layout;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Authors;
using BlogApp.Features.Articles.Covers;
using BlogApp.Features.Articles.Editing;
using BlogApp.Features.Articles.External;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Articles.Revisions;
using BlogApp.Features.Articles.Samples;
using BlogApp.Features.Articles.Scheduling;
using BlogApp.Features.Articles.Studio;
using BlogApp.Features.Articles.Studio.Bulk;
using BlogApp.Features.Articles.Tags;
using BlogApp.Features.Site.Redirects.Targets;
using BlogApp.Platform.Languages;
using Microsoft.Extensions.WebEncoders;

namespace BlogApp.Features.Articles;

internal static class ArticlesRegistration
{
    public static IServiceCollection AddArticles(this IServiceCollection services) => services
        .AddSingleton(new StudioEntry(StudioSection.Authors, 20, "/studio/articles", Phrase.Key("Articles"), 'a', """<path d="M5 3h14v18H5zM9 8h6M9 12h6M9 16h4"/>"""))
        .AddSingleton(new StudioEntry(StudioSection.Authors, 30, "/studio/pages", Phrase.Key("Pages"), 'p', """<path d="M6 3h9l4 4v14H6zM14 3v5h5"/>"""))
        .AddSingleton(new StudioEntry(StudioSection.Authors, 35, "/studio/tags", Phrase.Key("Tags"), 'l', """<path d="M4 4h8l8 8-8 8-8-8zM8.500 8.500h.01"/>"""))
        .AddSingleton<TagListQuery>()
        .AddSingleton<TagCommands>()
        .AddArticleRendering()
        .AddArticleEditing()
        .AddExternalPictures()
        .AddSampleArticles()
        .AddArticleScheduling()
        // Write Chinese unescaped: three bytes a character instead of eight.
        .Configure<WebEncoderOptions>(html => html.TextEncoderSettings = new(UnicodeRanges.All))
        .AddSingleton<ArticleQueries>()
        .AddSingleton<PageQueries>()
        .AddSingleton<ArticleLists>()
        .AddSingleton<FormerAddresses>()
        .AddSingleton<IBlogAddresses, BlogAddresses>()
        .AddSingleton<AuthorQueries>()
        .AddSingleton<AuthorProfiles>()
        .AddSingleton<ArticleCommands>()
        .AddSingleton<RevisionQuery>()
        .AddSingleton<ArticleTrends>()
        .AddSingleton<ArticleListQuery>()
        .AddSingleton<Studio.Beginnings.BeginningsQuery>()
        .AddSingleton<BulkChanges>();

    public static void MapArticles(this WebApplication app)
    {
        app.MapCovers();
        app.MapEditor();
    }
}
