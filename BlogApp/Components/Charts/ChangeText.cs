using System.Globalization;
using BlogApp.Platform.Languages;

namespace BlogApp.Components.Charts;

/// <summary>Compares today's number with yesterday's at the same time, in words and with a sign, so that it does not depend on color.</summary>
/// <param name="Direction">1 when today's is higher, −1 when it is lower.</param>
/// <param name="Brief">A version for a narrow column; null when nothing changed.</param>
internal readonly record struct ChangeText(int Direction, Phrase Text, Phrase? Brief = null)
{
    /// <param name="yesterday">Null when there is nothing to compare with.</param>
    public static ChangeText Compare(long today, long? yesterday)
    {
        if (yesterday is not { } before)
            return new(0, Phrase.Format("no yesterday yet"));
        if (before == today)
            return new(0, Phrase.Format("same as yesterday"));
        if (before == 0)
            return new(1, Phrase.Format("▲ none yesterday"), Phrase.Format("▲ new"));
        var ratio = (double)today / before;
        if (ratio >= 10)
            return new(1, Phrase.Format("▲ {0:N0}× yesterday", Math.Floor(ratio)), Phrase.Format("▲ {0:N0}×", Math.Floor(ratio)));
        // Never "0%" for a difference, and "100%" less only when there is nothing.
        var percent = Math.Floor(Math.Abs(ratio - 1) * 100);
        var text = percent < 1 ? "<1" : percent.ToString(CultureInfo.InvariantCulture);
        return today > before
            ? new(1, Phrase.Format("▲ {0}% on yesterday", text), Phrase.Format("▲ {0}%", text))
            : new(-1, Phrase.Format("▼ {0}% on yesterday", text), Phrase.Format("▼ {0}%", text));
    }
}
