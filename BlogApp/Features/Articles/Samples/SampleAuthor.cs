using System.Globalization;
using System.Text;
using BlogApp.Data.Accounts;

namespace BlogApp.Features.Articles.Samples;

/// <summary>The author of sample articles: an account without a password, so nobody can sign in with it.</summary>
internal static class SampleAuthor
{
    public static BlogUser Create(string name, DateTimeOffset now)
    {
        var userName = UserName(name);
        return new()
        {
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            DisplayName = name,
            CreatedAt = now.UtcDateTime,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
        };
    }

    /// <summary>"Mira Lund" becomes mira.lund. User names allow ASCII letters only, so other scripts become their code points.</summary>
    public static string UserName(string name)
    {
        var userName = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
                userName.Append(Rune.ToLowerInvariant(rune));
            else if (Rune.IsLetterOrDigit(rune))
                userName.Append(CultureInfo.InvariantCulture, $"u{rune.Value:x4}");
            else if (userName.Length > 0 && userName[^1] != '.')
                userName.Append('.');
        }
        return userName.ToString().TrimEnd('.');
    }
}
