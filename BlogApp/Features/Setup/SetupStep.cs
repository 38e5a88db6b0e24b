using BlogApp.Platform.Languages;

namespace BlogApp.Features.Setup;

/// <summary>The steps by which a blog is set up, in their order. Each is a page of its own, so that a reload or a way back loses nothing.</summary>
/// <param name="Title">A key of words.</param>
public sealed record SetupStep(string Title, string Address)
{
    /// <summary>By the one-time link, while there is no account.</summary>
    public static readonly SetupStep Account = new(Phrase.Key("Account"), "/setup");

    public static readonly SetupStep Site = new(Phrase.Key("Your blog"), "/setup/site");

    public static readonly SetupStep Content = new(Phrase.Key("Content"), "/setup/content");

    /// <summary>After the last one.</summary>
    public const string Done = "/setup/done";

    internal static IReadOnlyList<SetupStep> All { get; } = [Account, Site, Content];
}
