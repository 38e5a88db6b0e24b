using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BlogApp.Features.Jobs.Tasks.Pages;

public sealed partial class TaskDetails
{
    /// <summary>An import's report may have thousands of lines; its own page shows them.</summary>
    private const int MostShown = 20_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter, EditorRequired] public TaskRow Task { get; set; } = null!;

    [Parameter, EditorRequired] public TaskContent Content { get; set; } = null!;

    private static string Pretty(string json)
    {
        var text = JsonNode.Parse(json)?.ToJsonString(Indented) ?? json;
        return text.Length <= MostShown ? text : text[..MostShown] + "…";
    }
}
