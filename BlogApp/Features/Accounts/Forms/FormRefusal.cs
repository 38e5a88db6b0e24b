namespace BlogApp.Features.Accounts.Forms;

/// <summary>Why a form was refused by its token against forged requests.</summary>
internal enum FormRefusal
{
    /// <summary>The browser keeps no cookie of this blog: it was opened over plain http from another machine.</summary>
    PlainHttp,

    /// <summary>The browser sent no cookie along, though it may keep it.</summary>
    NoCookie,

    /// <summary>The form does not fit the cookie: it is older than the sign-in, or than the server's keys.</summary>
    Outdated,

    /// <summary>A page of another site sent it: a forged request, as far as anyone can tell.</summary>
    OtherSite,
}
