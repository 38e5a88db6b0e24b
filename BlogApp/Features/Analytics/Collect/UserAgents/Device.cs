namespace BlogApp.Features.Analytics.Collect.UserAgents;

/// <summary>The kind of device. The numbers are stored on disk: never change or reuse one.</summary>
internal enum Device : byte
{
    Unknown = 0,
    Desktop = 1,
    Phone = 2,
    Tablet = 3,
    Tv = 4,
    Console = 5,
    EReader = 6,
    Headset = 7,
    Car = 8,
    Watch = 9,
}
