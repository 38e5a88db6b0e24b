using BlogApp.Features.Articles.Addresses;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Tags;

/// <summary>What a tag may look like; the lengths are those of the database's columns. Pure.</summary>
internal static class TagRules
{
    public const int MaxTitle = 100;
    public const int MaxDescription = 1000;

    /// <summary>What is wrong, by the name of the field; empty when the form can be saved.</summary>
    /// <param name="form">Trimmed.</param>
    public static IReadOnlyDictionary<string, Phrase> Check(TagForm form)
    {
        var errors = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        if (form.Name.Length == 0)
            errors[nameof(TagForm.Name)] = Phrase.Format("Give it an address, such as counting.");
        else if (TagName.Problem(form.Name) is { } name)
            errors[nameof(TagForm.Name)] = name;
        if (form.Title.Length > MaxTitle)
            errors[nameof(TagForm.Title)] = Phrase.Format("The title has {0:N0} characters; {1:N0} at most.", form.Title.Length, MaxTitle);
        else if (form.Title.Any(char.IsControl))
            errors[nameof(TagForm.Title)] = Phrase.Format("The title is one line, without tabs or line breaks.");
        if (form.Description.Length > MaxDescription)
            errors[nameof(TagForm.Description)] = Phrase.Format("The description has {0:N0} characters; {1:N0} at most.", form.Description.Length, MaxDescription);
        return errors;
    }
}
