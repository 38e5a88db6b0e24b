namespace BlogApp.Features.Analytics.Collect.Rules;

/// <summary>What kind of thing the page is read on. The numbers are written to disk: never change or reuse one.</summary>
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
