using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Shared;

/// <summary>
/// A statically rendered component that first loads what it shows and then renders, once. An ordinary component
/// renders before its data arrive as well: wasted work, and "not found" shown for what is only not loaded yet.
/// </summary>
public abstract class LoadedComponent : ComponentBase
{
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    protected abstract Task LoadAsync();
}
