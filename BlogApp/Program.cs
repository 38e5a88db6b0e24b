using BlogApp.Components;
using BlogApp.Features.Accounts;
using BlogApp.Features.Analytics;
using BlogApp.Features.Analytics.Verify;
using BlogApp.Features.Articles;
using BlogApp.Features.Articles.Parts;
using BlogApp.Features.Caching;
using BlogApp.Features.Comments;
using BlogApp.Features.Content;
using BlogApp.Features.Content.Commands;
using BlogApp.Features.Feeds;
using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using BlogApp.Features.Media;
using BlogApp.Features.Operations;
using BlogApp.Features.Rankings;
using BlogApp.Features.Search;
using BlogApp.Features.Site;
using BlogApp.Features.Tasks;
using BlogApp.Platform;
using BlogApp.Platform.Context;
using BlogApp.Platform.Errors;
using BlogApp.Platform.Health;
using BlogApp.Platform.Logging;
using BlogApp.Platform.Network;
using BlogApp.Platform.Security;

return await Startup.RunAsync(args, host => [VerifyCommand.Create(host), ContentCommands.Create(host)], (builder, use) =>
{
    builder.AddPlatform(use);
    builder.Services
        .AddCaching().AddAccounts()
        .AddArticles().AddMedia().AddComments().AddSearch().AddFeeds().AddContent()
        .AddSite().AddLanguages()
        .AddAnalytics().AddRankings()
        .AddJobs().AddTasks().AddOperations().AddHealth()
        .AddPages();
}, app =>
{
    app.UseTrustedProxies();
    app.UseRequestLog();
    app.UseAnalytics();
    app.UsePageCache();
    app.UseLanguages();
    app.UseContextAccess();
    app.UseErrors(NotFoundFacts.PrepareAsync);
    app.UseRouting();
    app.UseSecurityHeaders();
    app.UseAccounts();
    app.UseAntiforgery();

    app.MapStaticAssets();
    app.MapHealth(); app.MapAccounts();
    app.MapArticles(); app.MapMedia(); app.MapComments(); app.MapSearch(); app.MapFeeds(); app.MapContent();
    app.MapSite(); app.MapLanguages();
    app.MapAnalytics(); app.MapRankings();
    app.MapJobs();
    app.MapPages();
});
