using BlogApp.Platform.Times;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Moments;

/// <summary>Asks for a date and a time in a zone, and explains the meaning of times around a clock change.</summary>
public sealed partial class MomentField
{
    private string? _dateText, _timeText;
    private DateTime? _date;
    private TimeSpan? _time;
    private DateTime? _said, _given;
    private MomentEntry _entry;

    /// <summary>The fields' ids are this, followed by -date and -time.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter, EditorRequired] public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>UTC; null: none.</summary>
    [Parameter] public DateTime? Value { get; set; }

    [Parameter] public EventCallback<MomentEntry> OnChanged { get; set; }

    /// <summary>The time used when a date is chosen first.</summary>
    [Parameter] public TimeSpan FirstTime { get; set; }

    /// <summary>Whether seconds are shown and can be typed.</summary>
    [Parameter] public bool Seconds { get; set; }

    /// <summary>Whether the child content reports an error.</summary>
    [Parameter] public bool Invalid { get; set; }

    /// <summary>The id of the child content's error message.</summary>
    [Parameter] public string? ErrorId { get; set; }

    /// <summary>Content below the fields: help and errors.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private string DateId => $"{Id}-date";

    private string TimeId => $"{Id}-time";

    private string Described => $"{Id}-when {ErrorId}".TrimEnd();

    private bool Unreadable => (_date is null && !string.IsNullOrEmpty(_dateText)) || (_time is null && !string.IsNullOrEmpty(_timeText));

    private ZonedTime? Meant => _date is { } date && _time is { } time && !Unreadable ? ZonedTime.FromShown(date.Date + time, Zone) : null;

    private string Sentence => Meant switch
    {
        { Turn: ClockTurn.LeavesItOut } at => Words["The clocks of {0} are put forward then and leave this time out: {1} is meant.", Zone.Id, Shown(at)],
        { Turn: ClockTurn.ShowsItTwice } at => Words["The clocks of {0} are put back then and show this time twice: the first is meant, {1} UTC.", Zone.Id, InUtc(at)],
        { } at when at.Utc == _date + _time => Words["{0} in {1}.", Shown(at), Zone.Id],
        { } at => Words["{0} in {1}, that is {2} UTC.", Shown(at), Zone.Id, InUtc(at)],
        null when Unreadable => Words["This cannot be read as a date and a time."],
        null when _time is not null => Words["A date belongs to it."],
        null when _date is not null => Words["A time belongs to it."],
        null => Words["In the blog’s time zone, {0}.", Zone.Id],
    };

    protected override void OnParametersSet()
    {
        // Rendered again before the entered value has come back.
        if (Value == _given)
            return;
        _given = Value;
        // Keep the typed text, even if it stands for a different time.
        if (Value == _said)
            return;
        _said = Value;
        _entry = new(Value);
        DateTime? shown = Value is { } utc ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone) : null;
        (_date, _time) = (shown?.Date, shown?.TimeOfDay);
    }

    private Task DateChangedAsync(DateTime? date)
    {
        _date = date;
        if (date is not null)
            _time ??= FirstTime;
        return SayAsync();
    }

    private Task TimeChangedAsync(TimeSpan? time)
    {
        _time = time;
        return SayAsync();
    }

    // Called after the value has changed; and on its own when the text is no date and there was none before.
    private Task DateTextChangedAsync(string? text)
    {
        var before = (Unreadable, _dateText);
        _dateText = text;
        // Clearing the date clears the time as well.
        var cleared = _date is null && string.IsNullOrEmpty(text) && !string.IsNullOrEmpty(before._dateText);
        if (cleared)
            (_time, _timeText) = (null, null);
        return cleared || Unreadable != before.Unreadable ? SayAsync() : Task.CompletedTask;
    }

    private Task TimeTextChangedAsync(string? text)
    {
        var before = Unreadable;
        _timeText = text;
        return Unreadable != before ? SayAsync() : Task.CompletedTask;
    }

    private Task SayAsync()
    {
        _said = Meant?.Utc;
        var entry = new MomentEntry(_said, _said is null && (Unreadable || _date is not null || _time is not null));
        if (entry == _entry)
            return Task.CompletedTask;
        _entry = entry;
        return OnChanged.InvokeAsync(entry);
    }

    private string Shown(ZonedTime at) => Said(at, Zone);

    private string InUtc(ZonedTime at) => Said(at, TimeZoneInfo.Utc);

    private string Said(ZonedTime at, TimeZoneInfo zone) => TimeText.Format(at.Utc, zone, Words[TimeText.KeyOf(TimeForm.Moment)], Interface);
}
