using BlogApp.Features.Analytics.Dashboard.Tiles;

namespace BlogApp.Features.Articles.Studio;

/// <summary>Today against yesterday at the same time, short for a column and in full for whoever asks.</summary>
internal readonly record struct TodayText(string Short, string Full, string Tone)
{
    public static TodayText Of(long today, long yesterday)
    {
        var (direction, full) = ChangeText.Of(today, yesterday);
        var words = full.Split(' ');
        return new(direction == 0 ? "" : words[1] == "none" ? "▲ new" : $"{words[0]} {words[1]}", full, direction switch { > 0 => "up", < 0 => "down", _ => "" });
    }
}
