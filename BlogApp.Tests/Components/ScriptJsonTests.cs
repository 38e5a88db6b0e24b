using System.Text.Json;
using BlogApp.Components.Circuits;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace BlogApp.Tests.Components;

public sealed class ScriptJsonTests
{
    private static readonly object?[] Sent = [1, 2L, 0.5, "text", true, null, Guid.Empty, new[] { 1, 2 }, new Dictionary<string, List<string>> { ["a"] = ["b"] }, DayOfWeek.Friday, new { Width = 3 }];

    [Fact]
    public async Task ValuesForScripts_Serialized_EqualTheFrameworksJson() =>
        Assert.Equal(JsonSerializer.Serialize(Sent, await OptionsAsync(lean: false)), JsonSerializer.Serialize(Sent, await OptionsAsync(lean: true)));

    [Fact]
    public async Task NumbersSerialized_AddNoTypeInfoForTheirInterfaces()
    {
        var options = await OptionsAsync(lean: true);
        JsonSerializer.Serialize(Sent, options);
        Assert.False(options.TryGetTypeInfo(typeof(IFormattable), out _));
        Assert.True(options.TryGetTypeInfo(typeof(IReadOnlyList<int>), out _));
    }

    private static async Task<JsonSerializerOptions> OptionsAsync(bool lean)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        if (lean)
            builder.Services.AddScriptJson();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        return ScriptJson.OptionsOf((JSRuntime)scope.ServiceProvider.GetRequiredService<IJSRuntime>());
    }
}
