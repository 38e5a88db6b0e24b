namespace BlogApp.Benchmarks.Fuzzing;

/// <summary>A parser of foreign content.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Samples">Valid inputs, which are changed at random.</param>
/// <param name="Tokens">What the format nests or gives a meaning to.</param>
/// <param name="Parse">Parses an input. Returns, or throws an error that is expected.</param>
/// <param name="Expected">The errors that say clearly what is wrong with the input.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Samples, string[] Tokens, Action<byte[]> Parse, params Type[] Expected);
