using BlogApp.Data;
using BlogApp.Features.Operations.Audit;
using BlogApp.Platform.Settings;
using BlogApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Operations.Audit;

public sealed class AuditQueryTests : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 3, 5, 12, 0, 0, DateTimeKind.Utc);
    private TestDatabase _database = null!;
    private AuditQuery _query = null!;
    private long _ada;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _ada = (await _database.AddAuthorAsync("Ada")).Id;
        var site = new ServiceCollection().Configure<SiteSettings>(s => s.TimeZone = "Asia/Shanghai").BuildServiceProvider().GetRequiredService<IOptionsMonitor<SiteSettings>>();
        _query = new(_database.Contexts, site);
        await AuditLog.FromCommandLineAsync(() => AddAsync(Noon.AddDays(-400), null, "job.pause", "persist-counts", null));
        await AddAsync(Noon.AddDays(-2), null, "article.publish", "planned", AuditLog.Changes(("State", "Scheduled", "Published")));
        // 01:00 of the 5th in Shanghai, still the 4th in UTC.
        await AddAsync(new DateTime(2026, 3, 4, 17, 0, 0, DateTimeKind.Utc), _ada, "tag.merge", "100%_done", AuditLog.Change("c#", "csharp"));
        await AddAsync(Noon, 77, "site.settings", "Title", AuditLog.Change("Old", "New"));
    }

    [Theory]
    [InlineData("", "Title 100%_done planned persist-counts")]
    [InlineData("who=blog", "planned")]
    [InlineData("who=command", "persist-counts")]
    [InlineData("who=77", "Title")]
    [InlineData("who=nobody", "Title 100%_done planned persist-counts")]
    [InlineData("about=publishing", "100%_done planned")]
    [InlineData("about=jobs", "persist-counts")]
    [InlineData("q=%_d", "100%_done")]
    [InlineData("q=CSHARP", "100%_done")]
    [InlineData("q=%", "100%_done")]
    [InlineData("from=2026-03-05", "Title 100%_done")]
    [InlineData("to=2026-03-04", "planned persist-counts")]
    [InlineData("from=2026-13-99", "Title 100%_done planned persist-counts")]
    [InlineData("about=publishing&who=blog&from=2026-03-03&to=2026-03-03", "planned")]
    public async Task Filter_LeavesTheEntriesOfItsAddress_NewestFirst(string address, string subjects)
    {
        var values = address.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var filter = AuditFilter.Of(values.GetValueOrDefault("q"), values.GetValueOrDefault("who"), values.GetValueOrDefault("about"), values.GetValueOrDefault("from"), values.GetValueOrDefault("to"), "9");
        var found = await _query.ReadAsync(filter, Stop);
        Assert.Equal((subjects, subjects.Split(' ').Length, 1), (string.Join(' ', found.Rows.Select(row => row.Subject)), found.Total, found.Page));
    }

    [Fact]
    public async Task Actors_AreNamed_AlsoThoseWithoutAnAccount()
    {
        var rows = await _query.NewestAsync(AuditFilter.Everything, 10, Stop);
        Assert.Equal(["a deleted account (#77)", "Ada", "the blog itself", "the command line"], rows.Select(AuditPrint.Actor));
        Assert.Equal([_ada, null, AuditLog.CommandLine, 77], (await _query.ActorsAsync(Stop)).Select(actor => actor.Id));
    }

    [Fact]
    public async Task OldEntries_AreForgotten_AfterTheirDays()
    {
        var clock = new ManualTime(Noon);
        var settings = Options.Create(new AuditSettings { KeepDays = 1 });
        Assert.Equal(2, (await new ForgetAudit(_database.Contexts, _database.Writer, settings, clock).RunAsync(Stop)).Rows);
        Assert.Equal(["Title", "100%_done"], (await _query.NewestAsync(AuditFilter.Everything, 10, Stop)).Select(row => row.Subject));
    }

    [Fact]
    public async Task File_HasNoFormulas()
    {
        await AddAsync(Noon, _ada, "tag.add", "=cmd", AuditLog.Changes(("Title", null, "=1+1"), ("Address", null, "x")));
        var file = AuditCsvEndpoint.Write(await _query.NewestAsync(AuditFilter.Everything, 1, Stop));
        Assert.Equal("time,by,action,what,subject,details\r\n2026-03-05T12:00:00Z,Ada,tag.add,Tag added,'=cmd,\"Title: – → =1+1\nAddress: – → x\"\r\n", file);
    }

    private Task<int> AddAsync(DateTime at, long? by, string action, string subject, string? detail) => _database.SaveAsync(context =>
    {
        context.Audit(at, by, action, subject, detail);
        return 1;
    });

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();
}
