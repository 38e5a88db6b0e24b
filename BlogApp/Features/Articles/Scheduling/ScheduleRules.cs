using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Scheduling;

/// <summary>Which publishing times are allowed. Pure.</summary>
internal static class ScheduleRules
{
    private const int MostYearsAhead = 10;

    /// <summary>The problem with the time; null when it is allowed.</summary>
    /// <param name="at">Null when none was given.</param>
    public static Phrase? Problem(DateTimeOffset? at, DateTimeOffset now) =>
        at is not { } when ? Phrase.Format("Say when: a date and a time.")
        : when <= now ? Phrase.Format("This moment has passed. Choose one ahead, or publish now.")
        : when > now.AddYears(MostYearsAhead) ? Phrase.Format("Ten years ahead at most.")
        : null;
}
