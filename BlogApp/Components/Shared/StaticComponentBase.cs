using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Shared;

/// <summary>
/// A statically rendered component that loads its data first and then renders once. An ordinary component also renders
/// before its data arrive, which is wasted work and shows "not found" for what is merely not loaded yet.
/// </summary>
public abstract class StaticComponentBase : ComponentBase
{
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    protected abstract Task LoadAsync();
}
