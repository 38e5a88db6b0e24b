using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Slots;

/// <summary>A component that a feature shows in a slot. It gets what it needs by injection, and has no parameters but those that the place names.</summary>
internal sealed record SlotContent(SlotPlace Place, [property: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] Type Component);

internal static class SlotRegistration
{
    /// <summary>Shows a component in a slot. Several components in one slot appear in the order of their registration.</summary>
    public static IServiceCollection AddSlotContent<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TComponent>(this IServiceCollection services, SlotPlace place)
        where TComponent : IComponent => services.AddSingleton(new SlotContent(place, typeof(TComponent)));
}
