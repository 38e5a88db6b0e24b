using System.ComponentModel.DataAnnotations;

namespace BlogApp.Platform.Settings;

/// <summary>What the first start puts into an empty database: the first admin and the sample articles.</summary>
internal sealed class BootstrapSettings : IValidatableObject
{
    private static readonly EmailAddressAttribute Email = new();

    /// <summary>The first admin's address. Empty: whoever opens the one-time link that the server prints becomes admin.</summary>
    public string AdminEmail { get; set; } = "";

    /// <summary>The first admin's password. Empty: it is chosen through the one-time link.</summary>
    public string AdminPassword { get; set; } = "";

    /// <summary>Whether to load the sample articles. Not set: in Development only.</summary>
    public bool? SampleContent { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AdminEmail.Length > 0 && (AdminEmail.Length > 254 || !Email.IsValid(AdminEmail)))
            yield return new("accepts an e-mail address, such as admin@example.org, or nothing.", [nameof(AdminEmail)]);
        if (AdminPassword.Length > 0 && AdminEmail.Length == 0)
            yield return new("needs Bootstrap:AdminEmail beside it; leave both empty for a one-time link.", [nameof(AdminPassword)]);
    }
}
