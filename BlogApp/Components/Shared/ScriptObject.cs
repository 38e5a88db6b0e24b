using Microsoft.JSInterop;

namespace BlogApp.Components.Shared;

/// <summary>Objects in a page's script.</summary>
internal static class ScriptObject
{
    /// <summary>Calls the object's cleanup function and releases the object. Does nothing if the page is gone.</summary>
    /// <param name="script">The object.</param>
    /// <param name="end">The name of its cleanup function.</param>
    public static async Task EndAsync(this IJSObjectReference script, string end)
    {
        try
        {
            await script.InvokeVoidAsync(end);
            await script.DisposeAsync();
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSException or JSDisconnectedException)
        {
            // The page is gone, and the object with it.
        }
    }
}
