namespace BlogApp.Features.Analytics.Collect.UserAgents;

/// <summary>An operating system family. The numbers are stored on disk: never change or reuse one.</summary>
internal enum OperatingSystem : byte
{
    Unknown = 0,
    Windows = 1,
    MacOs = 2,
    Linux = 3,
    Android = 4,
    Ios = 5,
    IPadOs = 6,
    ChromeOs = 7,
    HarmonyOs = 8,
    WindowsPhone = 9,
    KaiOs = 10,
    Tizen = 11,
    WebOs = 12,
    TvOs = 13,
    PlayStation = 14,
    Xbox = 15,
    Nintendo = 16,
    FireOs = 17,
    Roku = 18,
    BlackBerry = 19,
    Symbian = 20,
    Bsd = 21,
    Solaris = 22,
    Amiga = 23,
    Haiku = 24,
}
