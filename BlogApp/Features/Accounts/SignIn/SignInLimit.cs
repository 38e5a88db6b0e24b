using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Accounts.SignIn;

/// <summary>Limits submitted forms per minute from one address. Viewing the form is not limited.</summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    public static void AddSignInLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Policy, static context =>
        {
            if (!HttpMethods.IsPost(context.Request.Method))
                return RateLimitPartition.GetNoLimiter("");
            var limit = context.RequestServices.GetRequiredService<IOptions<AccountSettings>>().Value.SignInsPerMinute;
            return RateLimitPartition.GetFixedWindowLimiter(Partition(context.Connection.RemoteIpAddress), _ => new()
            {
                PermitLimit = limit,
                Window = s_window,
            });
        });
        limiter.OnRejected = static async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : s_window;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await PageAnswer.WithAsync<Pages.TooManyPage>(rejected.HttpContext);
        };
    });

    /// <summary>The address; for IPv6 the first 64 bits, because one household controls the rest.</summary>
    public static string Partition(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
