using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.JSInterop;

namespace BlogApp.Components.Circuits;

/// <summary>
/// Reduces the type information that each open page keeps for calls to its scripts. The serializer checks for every
/// interface of a number or a string whether it is polymorphic, about 30 for a number, and caches the answers per page:
/// 53 KiB. Runtime interfaces that are not collections are never polymorphic, so there is nothing to cache.
/// </summary>
internal static class ScriptJson
{
    /// <summary>Call it after the framework's own registrations.</summary>
    public static IServiceCollection AddScriptJson(this IServiceCollection services)
    {
        var framework = services.Last(service => service.ServiceType == typeof(IJSRuntime)).ImplementationType!;
        return services.AddScoped(scope =>
        {
            var script = (IJSRuntime)ActivatorUtilities.CreateInstance(scope, framework);
            if (script is JSRuntime { } runtime)
                OptionsOf(runtime).TypeInfoResolver ??= new WithoutCapabilities();
            return script;
        });
    }

    // The options are protected, and the framework itself creates its JS runtime.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_JsonSerializerOptions")]
    internal static extern JsonSerializerOptions OptionsOf(JSRuntime script);

    private sealed class WithoutCapabilities : IJsonTypeInfoResolver
    {
        private static readonly DefaultJsonTypeInfoResolver All = new();

        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => IsCapability(type) ? null : All.GetTypeInfo(type, options);

        /// <summary>Such as IFormattable, IEquatable and all of System.Numerics.</summary>
        private static bool IsCapability(Type type) => type.IsInterface && type.Assembly == typeof(object).Assembly && !typeof(IEnumerable).IsAssignableFrom(type);
    }
}
