using BlogApp.Platform.Languages;

namespace BlogApp.Features.Giveaways.Claiming;

/// <summary>Why a claim was not accepted. Nothing was journaled, and the claimant may try again.</summary>
internal enum ClaimRefused
{
    Missing,
    OtherSite,
    Token,
    TooMany,
    SignIn,
    NotOpen,
    Closed,
    Work,
    Busy,
}

internal static class ClaimRefusals
{
    /// <summary>The name for programs.</summary>
    public static string Code(this ClaimRefused why) => why switch
    {
        ClaimRefused.Missing => "missing",
        ClaimRefused.OtherSite => "other-site",
        ClaimRefused.Token => "token",
        ClaimRefused.TooMany => "too-many",
        ClaimRefused.SignIn => "sign-in",
        ClaimRefused.NotOpen => "not-open",
        ClaimRefused.Closed => "closed",
        ClaimRefused.Work => "work",
        _ => "busy",
    };

    public static int Status(this ClaimRefused why) => why switch
    {
        ClaimRefused.Missing => StatusCodes.Status404NotFound,
        ClaimRefused.OtherSite or ClaimRefused.Token or ClaimRefused.SignIn or ClaimRefused.Work => StatusCodes.Status403Forbidden,
        ClaimRefused.TooMany => StatusCodes.Status429TooManyRequests,
        ClaimRefused.NotOpen or ClaimRefused.Closed => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>In a sentence or two: a key of words.</summary>
    public static string Sentence(this ClaimRefused why) => why switch
    {
        ClaimRefused.Missing => Phrase.Key("There is no such giveaway."),
        ClaimRefused.OtherSite => Phrase.Key("A page of another site sent this in your name. Claim on the article itself."),
        ClaimRefused.Token => Phrase.Key("This page is older than a day, or the claim does not come from it. Load the article again and claim once more."),
        ClaimRefused.TooMany => Phrase.Key("Too many claims came from you or your network. Please wait a minute."),
        ClaimRefused.SignIn => Phrase.Key("This giveaway is for people with an account. Sign in, and claim again."),
        ClaimRefused.NotOpen => Phrase.Key("The giveaway has not opened yet."),
        ClaimRefused.Closed => Phrase.Key("The giveaway is closed."),
        ClaimRefused.Work => Phrase.Key("A browser must solve a small puzzle before it may claim; this one did not. It needs JavaScript."),
        _ => Phrase.Key("The server cannot take claims at the moment. Please try again shortly."),
    };

    /// <summary>From a name; null when it is none.</summary>
    public static ClaimRefused? Parse(string? code)
    {
        foreach (var why in Enum.GetValues<ClaimRefused>())
        {
            if (why.Code() == code)
                return why;
        }
        return null;
    }
}
