using System.Text.Unicode;
using BlogApp.Features.Articles.Covers;
using BlogApp.Features.Articles.Editing;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Articles.Revisions;
using BlogApp.Features.Articles.Samples;
using BlogApp.Features.Articles.Scheduling;
using BlogApp.Features.Articles.Studio;
using BlogApp.Features.Articles.Studio.Bulk;
using Microsoft.Extensions.WebEncoders;

namespace BlogApp.Features.Articles;

internal static class ArticlesRegistration
{
    public static IServiceCollection AddArticles(this IServiceCollection services) => services
        .AddArticleRendering()
        .AddArticleEditing()
        .AddSampleArticles()
        .AddArticleScheduling()
        // Titles in Chinese as they are: three bytes a character instead of eight.
        .Configure<WebEncoderOptions>(html => html.TextEncoderSettings = new(UnicodeRanges.All))
        .AddSingleton<ArticleQueries>()
        .AddSingleton<ArticleLists>()
        .AddSingleton<FormerAddresses>()
        .AddSingleton<ArticleCommands>()
        .AddSingleton<RevisionQuery>()
        .AddSingleton<ArticleListQuery>()
        .AddSingleton<BulkChanges>();

    public static void MapArticles(this WebApplication app)
    {
        app.MapCovers();
        app.MapEditor();
    }
}
