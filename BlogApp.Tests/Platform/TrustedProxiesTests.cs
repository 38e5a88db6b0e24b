using System.Net;
using BlogApp.Platform.Http;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Platform;

public class TrustedProxiesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("127.0.0.1", "127.0.0.1/32")]
    [InlineData(" 10.0.0.0/8 , ::1 ,", "10.0.0.0/8 ::1/128")]
    public void ProxyAddressesAndNetworks_AreRead(string? setting, string networks) =>
        Assert.Equal(networks, string.Join(' ', TrustedProxies.Parse(setting)));

    [Fact]
    public void InvalidProxy_NamesTheKeyAndTheValue()
    {
        var error = Assert.Throws<SettingException>(() => TrustedProxies.Parse("10.0.0.0/8, proxy.example.org"));
        Assert.Contains("Network:TrustedProxies", error.Message);
        Assert.Contains("proxy.example.org", error.Message);
    }

    /// <summary>Each row: who connects, the header, and whose request it is. Trusted are 10.0.0.0/8 and 203.0.113.7, a CDN's address.</summary>
    [Theory]
    [InlineData("10.0.0.1", "198.51.100.4", "198.51.100.4")]
    [InlineData("10.0.0.1", "198.51.100.4, 203.0.113.7", "198.51.100.4")]
    [InlineData("10.0.0.1", "198.51.100.4, 203.0.113.7, 10.0.0.9", "198.51.100.4")]
    [InlineData("10.0.0.1", "1.1.1.1, 198.51.100.4, 203.0.113.7", "198.51.100.4")]
    [InlineData("10.0.0.1", "10.0.0.3, 198.51.100.4, 203.0.113.7", "198.51.100.4")]
    [InlineData("10.0.0.1", "nonsense, 198.51.100.4, 203.0.113.7", "198.51.100.4")]
    [InlineData("10.0.0.1", "198.51.100.4:5555, 203.0.113.7:443", "198.51.100.4")]
    [InlineData("10.0.0.1", "[2001:db8::4]:5555, 203.0.113.7", "2001:db8::4")]
    [InlineData("::ffff:10.0.0.1", "198.51.100.4, 203.0.113.7", "198.51.100.4")]
    [InlineData("10.0.0.1", "198.51.100.4, nonsense, 203.0.113.7", "203.0.113.7")]
    [InlineData("10.0.0.1", "198.51.100.4, 203.0.113.8", "203.0.113.8")]
    [InlineData("192.0.2.1", "198.51.100.4, 203.0.113.7", "192.0.2.1")]
    [InlineData("10.0.0.1", "", "10.0.0.1")]
    public async Task ChainOfProxies_IsFollowedFromTheRight_ThroughTrustedAddressesOnly(string connection, string header, string reader)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Network:TrustedProxies"] = "10.0.0.0/8, 203.0.113.7";
        builder.AddTrustedProxies();
        await using var app = builder.Build();
        var forwarded = new ForwardedHeadersMiddleware(static _ => Task.CompletedTask, NullLoggerFactory.Instance, app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>());
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(connection);
        if (header.Length > 0)
            context.Request.Headers["X-Forwarded-For"] = header;
        await forwarded.Invoke(context);
        Assert.Equal(reader, context.Connection.RemoteIpAddress.ToString());
    }

    [Fact]
    public async Task TwoProxiesWithOneSchemeHeader_GiveTheOutermostScheme()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Network:TrustedProxies"] = "10.0.0.0/8";
        builder.AddTrustedProxies();
        await using var app = builder.Build();
        var forwarded = new ForwardedHeadersMiddleware(static _ => Task.CompletedTask, NullLoggerFactory.Instance, app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>());
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.1");
        context.Request.Scheme = "http";
        context.Request.Headers["X-Forwarded-For"] = "198.51.100.4, 10.0.0.2";
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        await forwarded.Invoke(context);
        Assert.Equal("https", context.Request.Scheme);
    }
}
