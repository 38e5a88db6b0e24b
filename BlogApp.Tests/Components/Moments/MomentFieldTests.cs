using BlogApp.Components.Moments;
using BlogApp.Platform.Languages;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor.Services;

namespace BlogApp.Tests.Components.Moments;

public sealed class MomentFieldTests : IAsyncLifetime
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly BunitContext _context = new();
    private readonly List<MomentEntry> _entries = [];

    public ValueTask InitializeAsync()
    {
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Services.AddMudServices().AddSingleton(InterfaceLanguage.English).AddSingleton<IStringLocalizer<Words>, Words>();
        _context.Render<MudBlazor.MudPopoverProvider>();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task DateWithoutTime_GetsTheDefaultTime_AndClearingItClearsBoth()
    {
        var field = Render();
        await field.Find("#at-date").ChangeAsync(new() { Value = "2031-07-01" });
        Assert.Equal(new(new DateTime(2031, 7, 1, 7, 0, 0, DateTimeKind.Utc)), _entries[^1]);
        Assert.Equal("09:00", field.Find("#at-time").GetAttribute("value"));
        Assert.Equal("1 Jul 2031 09:00 in Europe/Berlin, that is 1 Jul 2031 07:00 UTC.", field.Find("#at-when").TextContent);
        await field.Find("#at-date").ChangeAsync(new() { Value = "" });
        Assert.Equal(default, _entries[^1]);
    }

    [Fact]
    public async Task TimeSkippedByClockChange_StaysAsTyped_AndTheMeantTimeIsShown()
    {
        var value = new DateTime(2031, 3, 30, 7, 0, 0, DateTimeKind.Utc);
        var field = Render(value);
        await field.Find("#at-time").ChangeAsync(new() { Value = "02:30" });
        Assert.Equal(new(new DateTime(2031, 3, 30, 1, 30, 0, DateTimeKind.Utc)), _entries[^1]);
        // Rendered again with the old value, and then with the entered one.
        field.Render(p => p.Add(f => f.Value, value));
        field.Render(p => p.Add(f => f.Value, _entries[^1].Utc));
        Assert.Equal("02:30", field.Find("#at-time").GetAttribute("value"));
        Assert.Contains("leave this time out: 30 Mar 2031 03:30 is meant.", field.Find("#at-when").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#at-date", "2031-02-30")]
    [InlineData("#at-date", "tomorrow")]
    [InlineData("#at-time", "10:30")]
    public async Task IncompleteOrUnreadableMoment_Entered_IsUnclear(string input, string text)
    {
        var field = Render();
        await field.Find(input).ChangeAsync(new() { Value = text });
        Assert.Equal(new(null, Unclear: true), _entries[^1]);
    }

    private IRenderedComponent<MomentField> Render(DateTime? value = null) => _context.Render<MomentField>(p => p
        .Add(f => f.Id, "at").Add(f => f.Label, "Publish at").Add(f => f.Zone, s_berlin).Add(f => f.FirstTime, TimeSpan.FromHours(9))
        .Add(f => f.Value, value).Add(f => f.OnChanged, entry => _entries.Add(entry)));
}
