using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;

namespace BlogApp.Components.Circuits;

/// <summary>One open page of the Studio.</summary>
internal sealed class OpenCircuit(OpenCircuits all, IJSRuntime script) : CircuitHandler
{
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        all.Add(this);
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        all.Remove(this);
        _left.TrySetResult();
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => OnConnectionDownAsync(circuit, cancellationToken);

    /// <summary>Makes the browser take over the page's state, and waits until it has disconnected.</summary>
    public async Task PauseAsync()
    {
        try
        {
            await script.InvokeVoidAsync("studio.leave");
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSException or JSDisconnectedException)
        {
            return;
        }
        await _left.Task;
    }
}
