using BlogApp.Platform.Languages;

namespace BlogApp.Features.Accounts.Forms;

/// <summary>A refused form, for the page that says so. A feature of the request.</summary>
/// <param name="Other">The site whose page sent it; empty when that is unknown.</param>
internal sealed record RefusedForm(FormRefusal Why, string Other)
{
    /// <summary>Keys of words.</summary>
    public string Title => Why switch
    {
        FormRefusal.PlainHttp => Phrase.Key("Forms need https here"),
        FormRefusal.NoCookie => Phrase.Key("Your browser sent no cookie along"),
        FormRefusal.Outdated => Phrase.Key("This form is out of date"),
        _ => Phrase.Key("This form came from another site"),
    };

    /// <summary>What happened, in a sentence or two.</summary>
    public Phrase Sentence => Why switch
    {
        FormRefusal.PlainHttp => Phrase.Format("This blog was opened without https. A browser then refuses the cookie that guards forms, so signing in, setting up and commenting do not work. Nothing was done with what you sent."),
        FormRefusal.NoCookie => Phrase.Format("The cookie that guards forms did not come back. Allow cookies for this blog, load the page again and send the form once more. Nothing was done with what you sent."),
        FormRefusal.Outdated => Phrase.Format("The page was open for a long time, or you signed in or out since it was loaded. Go back, copy what you typed, load the page again and send it once more. Nothing was done with what you sent."),
        _ => Other.Length > 0
            ? Phrase.Format("A page of {0} sent it in your name, which is how other sites try to act for you. Nothing was done with it. If you wanted it, fill in the form on this blog itself.", Other)
            : Phrase.Format("A page of another site sent it in your name, which is how other sites try to act for you. Nothing was done with it. If you wanted it, fill in the form on this blog itself."),
    };

    /// <summary>For programs, in problem details.</summary>
    public string Code => Why switch
    {
        FormRefusal.PlainHttp => "plain-http",
        FormRefusal.NoCookie => "no-cookie",
        FormRefusal.Outdated => "outdated",
        _ => "other-site",
    };
}
