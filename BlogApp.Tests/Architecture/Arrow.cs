namespace BlogApp.Tests.Architecture;

/// <summary>A dependency of a file on something else in our code.</summary>
/// <param name="File">Path from the repository's root.</param>
/// <param name="User">A type, or the whole file.</param>
/// <param name="Used">A type, or a constant of one.</param>
internal sealed record Arrow(string File, string From, string User, string To, string Used)
{
    public override string ToString() => $"{File}: {User} uses {Used} of {To}";
}
