using BlogApp.Data;
namespace BlogApp.Features.Operations.Audit;

/// <summary>A line of an entry's detail: a value before and after, or a sentence.</summary>
/// <param name="Name">Empty when the entry is about one value.</param>
/// <param name="Text">The sentence; the other parts are empty then.</param>
public sealed record AuditChange(string Name, string Before, string After, string? Text = null)
{
    private const string Arrow = " → ";

    /// <summary>Reads what <see cref="Data.AuditLog"/> wrote. Features that write one value as "before → after" are understood, too.</summary>
    public static IReadOnlyList<AuditChange> Read(string? detail) => string.IsNullOrEmpty(detail) ? [] : [.. detail.Split('\n').Select(Line)];

    private static AuditChange Line(string line) => line.Split('\t') switch
    {
        [var name, var before, var after] => new(name, before, after),
        _ when line.Split(Arrow) is [var before, var after] => new("", before, after),
        _ => new("", "", "", line),
    };

    /// <summary>In one line, as in a file.</summary>
    public override string ToString() => Text ?? (Name.Length > 0 ? $"{Name}: " : "") + $"{(Before.Length > 0 ? Before : "–")}{Arrow}{(After.Length > 0 ? After : "–")}";
}
