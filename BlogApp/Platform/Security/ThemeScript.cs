namespace BlogApp.Platform.Security;

/// <summary>
/// The only inline script: before the first paint it applies the saved light or dark theme and marks the document as one with
/// scripts, so that style sheets can hide what needs a script. The content security policy allows it by its hash; every
/// other script is in a file.
/// </summary>
internal static class ThemeScript
{
    public const string Text = "document.documentElement.dataset.script='';try{let t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";

    public static string Source { get; } = ContentPolicy.Hash(Text);
}
