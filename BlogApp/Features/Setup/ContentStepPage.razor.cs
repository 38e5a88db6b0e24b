using BlogApp.Components.Shared;
using BlogApp.Features.Articles.Samples;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Setup;

public sealed partial class ContentStepPage
{
    private const string Import = "/admin/content";

    private SampleState _state = new(0, 0);
    private ContentChoice _first;

    [SupplyParameterFromForm] private ContentStepForm Form { get; set; } = null!;

    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [Inject] private SampleContent Samples { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        Form ??= new();
        _state = await Samples.StateAsync(Context.RequestAborted);
        _first = _state is { Samples: 0, Others: 0 } ? ContentChoice.Samples : ContentChoice.Keep;
    }

    private async Task GoOnAsync()
    {
        // What was begun is finished, also when whoever pressed the button has gone.
        if (Form.Choice is ContentChoice.Samples)
            await Samples.LoadAsync(CancellationToken.None);
        else if (Form.Choice is ContentChoice.Empty)
            await Samples.RemoveAsync(Context.User.UserId() ?? 0, CancellationToken.None);
        Navigation.GoTo(Form.Choice is ContentChoice.Import ? Import : SetupStep.Done);
    }

    private sealed class ContentStepForm
    {
        public ContentChoice Choice { get; set; }
    }
}
