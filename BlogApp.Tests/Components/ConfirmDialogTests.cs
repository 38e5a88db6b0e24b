using AngleSharp.Dom;
using BlogApp.Components.Dialogs;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace BlogApp.Tests.Components;

public sealed class ConfirmDialogTests : IAsyncLifetime
{
    private readonly BunitContext _context = new();
    private IRenderedComponent<MudDialogProvider> _page = null!;

    public ValueTask InitializeAsync()
    {
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Services.AddMudServices();
        _page = _context.Render<MudDialogProvider>();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task Question_LabelsTheDialog_AndItsConsequenceDescribesIt()
    {
        _ = await AskAsync();
        var dialog = _page.Find("[role=dialog]");
        Assert.Equal("Delete “First”?", _page.Find("#" + dialog.GetAttribute("aria-labelledby")).TextContent);
        Assert.Equal("Its comments go, too.", _page.Find("#" + dialog.QuerySelector("[role=alertdialog]")!.GetAttribute("aria-describedby")).TextContent);
    }

    [Theory]
    [InlineData("Delete", true)]
    [InlineData("Keep it", false)]
    public async Task Button_AnswersAndClosesTheDialog(string button, bool expected)
    {
        var answer = await AskAsync();
        await Button(button).ClickAsync(new());
        Assert.Equal(expected, await answer.WaitAsync(TestContext.Current.CancellationToken));
        _page.WaitForAssertion(() => Assert.Empty(_page.FindAll("[role=alertdialog]")));
    }

    private IElement Button(string text) => _page.FindAll("button").Single(button => button.TextContent.Trim() == text);

    /// <summary>Opens the dialog and returns the pending answer.</summary>
    private async Task<Task<bool>> AskAsync()
    {
        var dialogs = _context.Services.GetRequiredService<IDialogService>();
        var answer = _page.InvokeAsync(() => dialogs.ConfirmAsync("Delete “First”?", "Its comments go, too.", "Delete", "Keep it", danger: true));
        await _page.WaitForElementAsync("[role=alertdialog]");
        return answer;
    }
}
