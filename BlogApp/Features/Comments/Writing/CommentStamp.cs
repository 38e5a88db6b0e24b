using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace BlogApp.Features.Comments.Writing;

/// <summary>
/// When and for which article a form was shown, encrypted so that it cannot be forged. It proves that the form was
/// requested before it was sent, and not too long ago.
/// </summary>
internal sealed class CommentStamp(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Valid = TimeSpan.FromHours(24);
    private readonly IDataProtector _protector = protection.CreateProtector("BlogApp.Comments.Stamp");

    public string Issue(long articleId) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{articleId}|{clock.GetUtcNow().ToUnixTimeMilliseconds()}"));

    /// <summary>How long ago it was issued; null when it is forged, too old, or from another article.</summary>
    public TimeSpan? Age(string? stamp, long articleId)
    {
        if (stamp is not { Length: > 0 and < 1000 })
            return null;
        try
        {
            var parts = _protector.Unprotect(stamp).Split('|');
            if (parts[0] != articleId.ToString(CultureInfo.InvariantCulture))
                return null;
            var age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
            // A clock that was set back must not make a person look like a bot.
            return age > Valid ? null : age < TimeSpan.Zero ? Valid : age;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
