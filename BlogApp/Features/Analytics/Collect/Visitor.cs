using System.Globalization;
using System.Net;
using System.Security.Claims;
using BlogApp.Features.Analytics.Live.Store;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>The visitor: an account, or the day's hash of address and user agent. The address is not passed on.</summary>
/// <param name="Id">Negative: minus the account's number. Positive: an anonymous visitor of the day.</param>
internal readonly record struct Visitor(long Id, UserAgentInfo Agent);
