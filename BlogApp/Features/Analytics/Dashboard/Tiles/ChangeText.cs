using System.Globalization;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Analytics.Dashboard.Tiles;

/// <summary>Today's number against yesterday's at the same moment, in words and with a sign, so that it needs no colour.</summary>
/// <param name="Direction">1 when there is more than yesterday, −1 when there is less.</param>
/// <param name="Brief">The same for a narrow column; null when nothing changed.</param>
internal readonly record struct ChangeText(int Direction, Phrase Text, Phrase? Brief = null)
{
    /// <param name="yesterday">Null when there is nothing to compare with.</param>
    public static ChangeText Of(long today, long? yesterday)
    {
        if (yesterday is not { } before)
            return new(0, Phrase.Of("no yesterday yet"));
        if (before == today)
            return new(0, Phrase.Of("same as yesterday"));
        if (before == 0)
            return new(1, Phrase.Of("▲ none yesterday"), Phrase.Of("▲ new"));
        var ratio = (double)today / before;
        if (ratio >= 10)
            return new(1, Phrase.Of("▲ {0:N0}× yesterday", Math.Floor(ratio)), Phrase.Of("▲ {0:N0}×", Math.Floor(ratio)));
        // Never "0%" for a difference; "100%" less only when there is nothing.
        var percent = Math.Floor(Math.Abs(ratio - 1) * 100);
        var text = percent < 1 ? "<1" : percent.ToString(CultureInfo.InvariantCulture);
        return today > before
            ? new(1, Phrase.Of("▲ {0}% on yesterday", text), Phrase.Of("▲ {0}%", text))
            : new(-1, Phrase.Of("▼ {0}% on yesterday", text), Phrase.Of("▼ {0}%", text));
    }
}
