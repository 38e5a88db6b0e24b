using System.Reflection;
using BlogApp.Data.Accounts;
using BlogApp.Features.Jobs.Pages;
using Microsoft.AspNetCore.Authorization;

namespace BlogApp.Tests.Features.Jobs;

public sealed class JobsPageTests
{
    [Fact]
    public void Page_IsForAdminsOnly() => Assert.Equal(Role.Admin, typeof(JobsPage).GetCustomAttribute<AuthorizeAttribute>()?.Roles);

    [Fact]
    public void Address_NamesTheJob_AndThePanelIfItIsNotTheOverview()
    {
        Assert.Equal("/admin/jobs?job=rank-hot&show=history", JobsPage.AddressOf("rank-hot", JobsPage.HistoryPanel));
        Assert.Equal("/admin/jobs?job=rank-hot", JobsPage.AddressOf("rank-hot"));
    }
}
