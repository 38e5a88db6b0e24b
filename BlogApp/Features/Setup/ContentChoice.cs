namespace BlogApp.Features.Setup;

/// <summary>With what a blog begins.</summary>
public enum ContentChoice
{
    /// <summary>With what is there.</summary>
    Keep,

    Samples,

    /// <summary>Without sample articles, also those that are there.</summary>
    Empty,

    /// <summary>With what another blog has.</summary>
    Import,
}
