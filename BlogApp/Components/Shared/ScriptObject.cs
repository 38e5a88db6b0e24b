using Microsoft.JSInterop;

namespace BlogApp.Components.Shared;

/// <summary>Objects that live in a page's script.</summary>
internal static class ScriptObject
{
    /// <summary>Lets the object end its work and forgets it; a page that has gone has taken it along.</summary>
    /// <param name="script">The object.</param>
    /// <param name="end">Its function for that.</param>
    public static async Task EndAsync(this IJSObjectReference script, string end)
    {
        try
        {
            await script.InvokeVoidAsync(end);
            await script.DisposeAsync();
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSException or JSDisconnectedException)
        {
            // So is what it worked on.
        }
    }
}
