using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Comments;

/// <summary>Whose comments need approval. Comments of authors and admins never do.</summary>
internal enum Moderation
{
    None,
    Guests,
    All,
}

/// <summary>How readers may comment. <c>Site:Comments</c> and each article decide whether they may comment at all.</summary>
internal sealed class CommentsSettings
{
    [EnumDataType(typeof(Moderation), ErrorMessage = "accepts None, Guests or All.")]
    public Moderation Moderation { get; set; } = Moderation.Guests;

    /// <summary>Days after publication during which an article accepts comments. 0 means without end.</summary>
    [Range(0, 36_500, ErrorMessage = "accepts 0 (never) to 36500 days.")]
    public int CloseAfterDays { get; set; }

    [Range(1, 1000, ErrorMessage = "accepts 1 to 1000 comments a minute from one address.")]
    public int PerMinute { get; set; } = 3;

    [Range(1, 10_000, ErrorMessage = "accepts 1 to 10000 comments an hour from one address.")]
    public int PerHour { get; set; } = 20;

    [Range(0, 100, ErrorMessage = "accepts 0 to 100 links; a guest's comment with more is spam.")]
    public int MostLinks { get; set; } = 2;

    /// <summary>A form sent sooner than this after it was shown was not filled in by a person.</summary>
    [Range(0, 60, ErrorMessage = "accepts 0 to 60 seconds.")]
    public int QuickestSeconds { get; set; } = 3;

    /// <summary>Words that make a guest's comment spam, separated by commas.</summary>
    [StringLength(10_000, ErrorMessage = "accepts words separated by commas, at most 10000 characters.")]
    public string BannedWords { get; set; } = "";

    /// <summary>Days until spam and discarded comments are deleted.</summary>
    [Range(1, 3650, ErrorMessage = "accepts 1 to 3650 days.")]
    public int KeepSpamDays { get; set; } = 30;
}
