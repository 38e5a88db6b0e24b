using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Queries;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BlogApp.Features.Articles.Editing.Parts;

/// <summary>An article's tags, with suggestions from the existing ones.</summary>
public sealed partial class EditorTags
{
    private MudAutocomplete<string>? _field;
    private IReadOnlyList<TagLink> _known = [];

    [Parameter, EditorRequired] public IReadOnlyList<string> Tags { get; set; } = [];

    [Parameter] public EventCallback<string> OnAdded { get; set; }

    [Parameter] public EventCallback<string> OnRemoved { get; set; }

    [Inject] private EditorQuery Query { get; set; } = null!;

    protected override async Task OnInitializedAsync() => await ReadAsync(CancellationToken.None);

    /// <summary>What is typed stands first, so that Enter takes it; below it the tags it occurs in, those that begin with it first.</summary>
    private async Task<IEnumerable<string>> FindAsync(string? typed, CancellationToken cancellationToken)
    {
        // Someone else may have brought one meanwhile.
        if (string.IsNullOrEmpty(typed))
            await ReadAsync(cancellationToken);
        var text = TagName.Normalize(typed ?? "");
        var others = _known.Where(tag => !Tags.Contains(tag.Name) && tag.Name != text && Speaks(tag, text))
            .OrderBy(tag => !IsCalled(tag, text)).ThenBy(tag => !tag.Name.StartsWith(text, StringComparison.Ordinal) && !tag.Title.StartsWith(text, StringComparison.OrdinalIgnoreCase)).ToList();
        var names = others.Select(tag => tag.Name);
        // A tag that is shown as what is typed is that tag.
        return text.Length == 0 || (others.Count > 0 && IsCalled(others[0], text)) ? names : names.Prepend(text);
    }

    private static bool Speaks(TagLink tag, string text) => tag.Name.Contains(text, StringComparison.Ordinal) || tag.Title.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static bool IsCalled(TagLink tag, string text) => string.Equals(tag.Title, text, StringComparison.OrdinalIgnoreCase);

    private string TitleOf(string name) => _known.FirstOrDefault(tag => tag.Name == name)?.Title ?? name;

    private async Task ReadAsync(CancellationToken cancellationToken) => _known = await Query.TagsAsync(cancellationToken);

    private async Task ChosenAsync(string? tag)
    {
        if (string.IsNullOrEmpty(tag))
            return;
        await OnAdded.InvokeAsync(tag);
        await _field!.ClearAsync();
    }

    private async Task RemoveAsync(string tag)
    {
        await OnRemoved.InvokeAsync(tag);
        await _field!.FocusAsync();
    }
}
