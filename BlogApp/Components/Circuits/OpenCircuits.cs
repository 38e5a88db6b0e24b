using System.Collections.Concurrent;

namespace BlogApp.Components.Circuits;

/// <summary>The Studio pages connected to this process.</summary>
internal sealed class OpenCircuits
{
    private readonly ConcurrentDictionary<OpenCircuit, byte> _open = new();

    public void Add(OpenCircuit circuit) => _open[circuit] = 0;

    public void Remove(OpenCircuit circuit) => _open.TryRemove(circuit, out _);

    public Task PauseAsync() => Task.WhenAll(_open.Keys.Select(circuit => circuit.PauseAsync()));
}
