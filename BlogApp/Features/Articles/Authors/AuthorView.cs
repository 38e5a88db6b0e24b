namespace BlogApp.Features.Articles.Authors;

/// <summary>An author as readers see them.</summary>
/// <param name="Html">What they say about themselves, safe to emit as it is; empty for nothing.</param>
/// <param name="Summary">The same in one line of plain text.</param>
/// <param name="Picture">Null: none was chosen.</param>
/// <param name="Links">Where else they are found.</param>
internal sealed record AuthorView(long Id, string Slug, string Name, string Html, string Summary, AuthorPicture? Picture, IReadOnlyList<AuthorPlace> Links);

/// <summary>A picture of an author.</summary>
/// <param name="Small">The address of its smallest copy, or its own.</param>
internal sealed record AuthorPicture(string Address, int Width, int Height, string Small);

/// <summary>Where else an author is found.</summary>
/// <param name="Address">Absolute.</param>
/// <param name="Text">What it is called: the host, and what follows when it says something.</param>
public sealed record AuthorPlace(string Address, string Text);
