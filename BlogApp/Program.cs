using System.CommandLine;
using BlogApp.Components;
using BlogApp.Features.Accounts;
using BlogApp.Features.Accounts.Forms;
using BlogApp.Features.Analytics;
using BlogApp.Features.Analytics.Verify;
using BlogApp.Features.Articles;
using BlogApp.Features.Articles.External;
using BlogApp.Features.Comments;
using BlogApp.Features.Dashboard;
using BlogApp.Features.Feeds;
using BlogApp.Features.Giveaways;
using BlogApp.Features.Giveaways.Commands;
using BlogApp.Features.Import;
using BlogApp.Features.Import.Reading;
using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Commands;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Jobs.Tasks.Api;
using BlogApp.Features.Media;
using BlogApp.Features.Media.Resizing;
using BlogApp.Features.Operations;
using BlogApp.Features.Operations.Audit;
using BlogApp.Features.Operations.Commands;
using BlogApp.Features.PageCache;
using BlogApp.Features.Rankings;
using BlogApp.Features.Reader;
using BlogApp.Features.Reader.Errors;
using BlogApp.Features.Search;
using BlogApp.Features.Site;
using BlogApp.Features.Site.Redirects;
using BlogApp.Platform;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Health;
using BlogApp.Platform.Http;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Logging;
using BlogApp.Platform.Security;

return await Startup.RunAsync(args, () => [ReadContentChild.Work, ResizeChild.Work], host => [VerifyCommand.Create(host), JobsCommand.Create(host), TasksCommand.Create(host), ContentCommands.Create(host), RedirectsCommand.Create(host), new Command("media", "Look after pictures and files.") { ResizeCommand.Create(host), FetchPicturesCommand.Create(host) }, ResetLinkCommand.Create(host), GiveawayCommandLine.Create(host), BackupCommand.Create(host), DataCommand.Create(host), AuditCommand.Create(host)], (builder, use) =>
{
    builder.AddPlatform(use);
    builder.Services
        .AddLanguages().AddCaching().AddPages().AddHealth()
        .AddAccounts().AddJobs().AddTasks()
        .AddMedia().AddSite()
        .AddArticles()
        .AddAnalytics()
        .AddSearch().AddComments().AddFeeds().AddRankings().AddGiveaways()
        .AddImport()
        .AddOperations()
        .AddPageCache().AddReader().AddDashboard();
}, app =>
{
    app.UseTrustedProxies();
    app.UseSubFolder();
    app.UseRequestLog();
    app.UseHead();
    app.UseAnalytics();
    app.UseRedirects();
    app.UsePageCache();
    app.UseSubFolderInPages();
    app.UseLanguages();
    app.UseContextAccess();
    app.UseErrors(NotFoundSuggestions.PrepareAsync);
    app.UseOptions();
    app.UseRouting();
    app.UseSecurityHeaders();
    app.UseAccounts();
    app.UseForms();

    app.MapStaticAssets();
    app.MapHealth();
    app.MapLanguages();
    app.MapAccounts();
    app.MapTasks();
    app.MapMedia();
    app.MapSite();
    app.MapArticles();
    app.MapAnalytics();
    app.MapSearch();
    app.MapFeeds();
    app.MapRankings();
    app.MapGiveaways();
    app.MapImport();
    app.MapOperations();
    app.MapPages();
});
