using BlogApp.Data.Site;
using BlogApp.Data.Storage;
using BlogApp.Features.Site.Redirects;
using BlogApp.Features.Site.Redirects.Csv;
using BlogApp.Tests.Features.Articles;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Site.Redirects;

public sealed class RedirectCommandsTests : IAsyncLifetime
{
    private ArticleFixture _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ArticleFixture.CreateAsync();

    [Fact]
    public async Task SavedRedirect_IsFollowedAtOnce_Edited_Removed_AndBroughtBack()
    {
        await _blog.AddAsync("first", 1, "news");
        Assert.Null(await LeadsAsync("/old"));
        var saved = await SaveAsync("/Old/", "/articles/first");
        Assert.Equal(RedirectResult.Saved, saved.Result);
        Assert.Equal("/articles/first", await LeadsAsync("/old"));
        var row = await _blog.Database.ReadAsync(c => c.Redirects.SingleAsync());
        Assert.Equal(("/old", true, "", RedirectSource.Hand), (row.Path, row.ArticleId is not null, row.Address, row.Source));

        var form = (await _blog.RedirectCommands.OpenAsync(saved.Id, Cancelled))!;
        Assert.Equal(("/old", "/articles/first"), (form.From, form.To));
        Assert.Equal(RedirectResult.Saved, (await _blog.RedirectCommands.SaveAsync(form with { To = "/tags/news/feed.xml", Temporary = true }, _blog.Author.Id, despite: false, Cancelled)).Result);
        Assert.Equal(RedirectResult.ChangedMeanwhile, (await _blog.RedirectCommands.SaveAsync(form, _blog.Author.Id, despite: false, Cancelled)).Result);
        Assert.Equal("/tags/news/feed.xml", await LeadsAsync("/old"));

        var removed = await _blog.RedirectCommands.RemoveAsync(saved.Id, _blog.Author.Id, Cancelled);
        Assert.Null(await LeadsAsync("/old"));
        Assert.Equal(RedirectResult.Missing, (await _blog.RedirectCommands.RemoveAsync(saved.Id, _blog.Author.Id, Cancelled)).Result);
        Assert.Equal(RedirectResult.Saved, (await _blog.RedirectCommands.RestoreAsync(removed.Deleted!, _blog.Author.Id, Cancelled)).Result);
        Assert.Equal("/tags/news/feed.xml", await LeadsAsync("/old"));
        Assert.Equal(RedirectResult.Invalid, (await _blog.RedirectCommands.RestoreAsync(removed.Deleted!, _blog.Author.Id, Cancelled)).Result);
        Assert.Equal(["redirect.add", "redirect.change", "redirect.remove", "redirect.restore"], await _blog.Database.ReadAsync(c => c.AuditEntries.OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Theory]
    [InlineData("old", "/", "From", "This is no path")]
    [InlineData("/articles/first", "/", "From", "Readers find a page")]
    [InlineData("/Tags/News/feed.xml", "/", "From", "Readers find a page")]
    [InlineData("/authors/ada", "/", "From", "Readers find a page")]
    [InlineData("/archive", "/", "From", "Readers find a page")]
    [InlineData("/admin/anything", "/", "From", "Readers find a page")]
    [InlineData("/taken", "/", "From", "This address leads on already, to /end")]
    [InlineData("/old", "/OLD/", "To", "It would lead back")]
    [InlineData("/end", "/taken", "To", "It would lead back")]
    [InlineData("/end", "/before", "To", "It would lead back")]
    [InlineData("/old", "javascript:alert(1)", "To", "Begin with a slash")]
    [InlineData("/old", "//evil.example", "To", "Begin with a slash")]
    public async Task WrongRedirect_IsRefusedAtItsField(string from, string to, string field, string begins)
    {
        await _blog.AddAsync("first", 1, "news");
        await AddAsync(new Redirect { Path = "/taken", Address = "/end" }, new Redirect { Path = "/before", Address = "/taken" });
        var saved = await _blog.RedirectCommands.SaveAsync(new(null, 0, from, to, false), null, despite: true, Cancelled);
        Assert.Equal(RedirectResult.Invalid, saved.Result);
        var (at, error) = Assert.Single(saved.Errors);
        Assert.Equal(field, at);
        Assert.StartsWith(begins, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Redirect"));
    }

    [Theory]
    [InlineData("/archive/2020/05", "/articles/first", null)]
    [InlineData("/old", "https://example.org/x?y=1", null)]
    [InlineData("/old", "/articles/first#part", null)]
    [InlineData("/old", "/nothing", "Nothing stands at /nothing.")]
    [InlineData("/old", "/articles/draft", "Readers cannot open /articles/draft")]
    [InlineData("/old?id=7", "/articles/first", "What follows the question mark")]
    [InlineData("/old?p=7", "/articles/first", null)]
    public async Task DoubtfulRedirect_IsSavedOnlyWhenAskedForAgain(string from, string to, string? begins)
    {
        await _blog.AddAsync("first", 1);
        await _blog.AddAsync("draft", -1);
        var form = new RedirectForm(null, 0, from, to, false);
        var saved = await _blog.RedirectCommands.SaveAsync(form, null, despite: false, Cancelled);
        Assert.Equal(begins is null ? RedirectResult.Saved : RedirectResult.Doubtful, saved.Result);
        if (begins is null)
            return;
        Assert.StartsWith(begins, Assert.Single(saved.Warnings).ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Redirect"));
        Assert.Equal(RedirectResult.Saved, (await _blog.RedirectCommands.SaveAsync(form, null, despite: true, Cancelled)).Result);
    }

    [Fact]
    public async Task List_IsLookedAt_AndThenTakenOver()
    {
        await _blog.AddAsync("first", 1);
        await AddAsync(new Redirect { Path = "/same", Address = "/x.html" }, new Redirect { Path = "/other", Address = "/x.html", Hits = 5 });
        const string list = "from,to,status\n/new,/articles/first\n/same,/x.html,301\n/other,/y.html,302\n/new/,/z.html\n/articles/first,/\n/loop,/loop\n/one,/two\n/two,/one\nbad,/\n/code,/,999\n";
        var import = new RedirectCsvImport(_blog.Database.Get<IDatabaseWriter>(), _blog.Database.Contexts, _blog.Addresses, _blog.Invalidator, SiteIn.Zone(), _blog.Time);
        const string expected = "2 Added, 3 Unchanged, 4 Changed, 5 Refused, 6 Refused, 7 Refused, 8 Added, 9 Refused, 10 Refused, 11 Refused";
        var preview = await import.PreviewAsync(list, Cancelled);
        Assert.Equal(expected, Text(preview));
        Assert.All(preview.Rows.Where(row => row.Change is PlannedChange.Refused), row => Assert.NotNull(row.Words));
        Assert.Equal(2, await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Redirect"));

        Assert.Equal(expected, Text(await import.ApplyAsync(list, _blog.Author.Id, Cancelled)));
        Assert.Equal("/articles/first", await LeadsAsync("/new"));
        Assert.Equal("/y.html", await LeadsAsync("/other"));
        Assert.Equal((4, 5, 1), (await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Redirect"), await _blog.Database.NumberAsync("SELECT Hits FROM Redirect WHERE Path = '/other' AND Temporary"), await _blog.Database.NumberAsync("SELECT COUNT(*) FROM AuditEntry WHERE Action = 'redirect.import'")));
        // A second time changes nothing.
        var again = await import.ApplyAsync(list, _blog.Author.Id, Cancelled);
        Assert.Equal((0, 0), (again.Count(PlannedChange.Added), again.Count(PlannedChange.Changed)));

        static string Text(RedirectCsvPlan plan) => string.Join(", ", plan.Rows.Select(row => $"{row.Row.Line} {row.Change}"));
    }

    [Fact]
    public async Task List_SearchesSorts_AndTellsWhatHasNoEffect()
    {
        var article = await _blog.AddAsync("first", 1);
        var draft = await _blog.AddAsync("draft", -1);
        await AddAsync(new Redirect { Path = "/a", ArticleId = article.Id, Hits = 2 }, new Redirect { Path = "/b", Address = "https://example.org/Über", Hits = 9 }, new Redirect { Path = "/c", ArticleId = draft.Id }, new Redirect { Path = "/articles/first", Address = "/x.html" });
        var query = new RedirectListQuery(_blog.Database.Contexts, _blog.Addresses);
        Assert.Equal(["/a", "/articles/first", "/b", "/c"], await PathsAsync(null, null));
        Assert.Equal(["/b", "/a"], (await PathsAsync(null, "-hits")).Take(2));
        Assert.Equal(["/a", "/articles/first"], await PathsAsync("first", null));
        Assert.Equal(["/b"], await PathsAsync("Über", null));
        var rows = (await query.RunAsync(RedirectFilter.From(null, null, null, "99"), Cancelled)).Rows.ToDictionary(row => row.Path);
        Assert.Equal((false, true, true, false), (rows["/a"].Closed, rows["/c"].Closed, rows["/articles/first"].Covered, rows["/b"].Covered));

        async Task<IEnumerable<string>> PathsAsync(string? text, string? sort) => (await query.RunAsync(RedirectFilter.From(null, text, sort, null), Cancelled)).Rows.Select(row => row.Path);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Task<RedirectSaved> SaveAsync(string from, string to) => _blog.RedirectCommands.SaveAsync(new(null, 0, from, to, false), _blog.Author.Id, despite: false, Cancelled);

    private async Task<string?> LeadsAsync(string path) => (await _blog.Redirects.FindAsync(path, null, Cancelled))?.Address;

    private Task<bool> AddAsync(params Redirect[] rows) => _blog.Database.SaveAsync(context =>
    {
        context.Redirects.AddRange(rows);
        return true;
    });

    public ValueTask DisposeAsync() => _blog.DisposeAsync();
}
