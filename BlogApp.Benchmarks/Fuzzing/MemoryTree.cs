using BlogApp.Features.Import.Files;

namespace BlogApp.Benchmarks.Fuzzing;

/// <summary>A folder in memory.</summary>
internal sealed class MemoryTree(params (string Name, byte[] Content)[] files) : FileTree
{
    public override IReadOnlyList<string> Names { get; } = [.. files.Select(file => file.Name)];

    public override Stream Open(string name) => new MemoryStream(files.Single(file => file.Name == name).Content);

    public override long Length(string name) => files.Single(file => file.Name == name).Content.Length;
}
