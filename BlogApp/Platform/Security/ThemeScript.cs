using System.Security.Cryptography;
using System.Text;

namespace BlogApp.Platform.Security;

/// <summary>
/// The only script that stands in the page itself: it sets the remembered light or dark before anything is painted.
/// The content security policy names it by its hash; every other script is a file.
/// </summary>
internal static class ThemeScript
{
    public const string Text = "try{let t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";

    public static string Source { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";
}
