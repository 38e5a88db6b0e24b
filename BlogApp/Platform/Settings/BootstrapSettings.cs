using System.ComponentModel.DataAnnotations;

namespace BlogApp.Platform.Settings;

/// <summary>What an empty database is filled with at the first start: the first admin and the sample articles.</summary>
internal sealed class BootstrapSettings : IValidatableObject
{
    private static readonly EmailAddressAttribute Email = new();

    /// <summary>The first admin's address; empty: whoever opens the one-time link that the server prints.</summary>
    public string AdminEmail { get; set; } = "";

    /// <summary>The first admin's password; empty: it is chosen through the one-time link.</summary>
    public string AdminPassword { get; set; } = "";

    /// <summary>Whether the sample articles are loaded; not set: in Development only.</summary>
    public bool? SampleContent { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AdminEmail.Length > 0 && (AdminEmail.Length > 254 || !Email.IsValid(AdminEmail)))
            yield return new("accepts an e-mail address, such as admin@example.org, or nothing.", [nameof(AdminEmail)]);
        if (AdminPassword.Length > 0 && AdminEmail.Length == 0)
            yield return new("needs Bootstrap:AdminEmail beside it; leave both empty for a one-time link.", [nameof(AdminPassword)]);
    }
}
