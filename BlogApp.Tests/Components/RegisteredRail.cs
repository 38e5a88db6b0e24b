using BlogApp.Components.Layout;
using BlogApp.Features.Accounts;
using BlogApp.Features.Articles;
using BlogApp.Features.Comments;
using BlogApp.Features.Dashboard;
using BlogApp.Features.Import;
using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Media;
using BlogApp.Features.Operations;
using BlogApp.Features.Site;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Components;

/// <summary>The Studio's rail with the entries of all features.</summary>
internal static class RegisteredRail
{
    public static StudioRail Rail { get; } = new(new ServiceCollection()
        .AddAccounts().AddJobs().AddTasks().AddMedia().AddSite().AddArticles().AddComments().AddImport().AddOperations().AddDashboard()
        .Select(service => service.ImplementationInstance).OfType<StudioEntry>());
}
