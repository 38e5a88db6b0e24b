using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Collect.UserAgents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BlogApp.Tests.Features.Analytics.Collect;

/// <summary>The rules answer any input, and their answers fit where they are stored.</summary>
public sealed class RulesPropertyTests
{
    [Fact]
    public void AnyUserAgent_JudgedAndProfiled_DoesNotThrow() => Holds(Hostile("Mozilla/5.0 (", "AppleWebKit", "(KHTML, like Gecko)", "bot", "feed", "@", ".com", "MSIE ", "Chrome/", ";", "<", "Android", ")"), agent =>
    {
        _ = UserAgentRules.IsBot(agent);
        var profile = UserAgentRules.ProfileOf(agent);
        return Enum.IsDefined(profile.Browser) && Enum.IsDefined(profile.Os) && Enum.IsDefined(profile.Device);
    });

    [Fact]
    public void AnyUserAgent_WithBotNameAppended_IsABot() =>
        Holds(Hostile("Mozilla/5.0 (", "Gecko", ")"), agent => UserAgentRules.IsBot((agent.Length > 900 ? agent[..900] : agent) + " Somebot/1.0"));

    [Fact]
    public void AnyReferrer_Read_GivesPlainHostOrNothing() => Holds(Hostile("https://", "http://", "android-app://", "www.", ".", "@", ":80", "/", "xn--", "google.", "例", "[", "]"), referer =>
    {
        foreach (var link in new[] { referer, "https://" + referer, "android-app://" + referer })
        {
            var host = ReferrerRules.HostOf(link, "blog.example");
            if (host.Length > ReferrerRules.LongestHost || host.StartsWith("www.", StringComparison.Ordinal)) return false;
            if (host.Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_'))) return false;
        }
        return true;
    });

    [Fact]
    public void HostFromReferrer_ReadAgain_IsTheSame() => Holds(Hostile("www.", ".", "google.", "m.", "-"), text =>
    {
        var host = ReferrerRules.HostOf("https://" + text, null);
        return host.Length == 0 || host.StartsWith("www", StringComparison.Ordinal) || ReferrerRules.HostOf($"https://{host}/", null) == host;
    });

    [Fact]
    public void AnyOwnHost_ReadAsReferrer_IsDirect() => Holds(Hostile("www.", ".", ":80", "a"), host => ReferrerRules.HostOf($"https://{host}/", host) is "" || host.AsSpan().ContainsAny("/?#\\@"));

    [Fact]
    public void AnyQuery_Read_GivesCleanCampaignOrNothing() => Holds(Hostile("?", "&", "utm_campaign=", "utm_source=", "ref=", "%", "%C3", "%F0%9F", "+", "İ", "\ud83d", "\u202e"), query =>
    {
        foreach (var text in new[] { query, "?utm_campaign=" + query, "?ref=" + Uri.EscapeDataString(query) })
        {
            var campaign = CampaignRules.Parse(text);
            if (campaign.Length > CampaignRules.LongestCampaign || campaign.Any(char.IsControl) || campaign != campaign.Trim()) return false;
            if (campaign.Any(c => char.ToLowerInvariant(c) != c)) return false;
        }
        return true;
    });

    [Fact]
    public void AnyLanguageHeader_Read_GivesLettersOrNothing() => Holds(Hostile("en", "-", ";q=", "0.", "1", ",", "*", "zh"), header =>
    {
        var language = LanguageRules.PrimaryOf(header);
        return (language.Length is 0 or 2 or 3) && language.All(char.IsAsciiLetterLower) && LanguageRules.Unpack(LanguageRules.Pack(language)) == language;
    });

    [Fact]
    public void AnyNumber_UnpackedToLanguage_PacksToItself_OrIsEmpty()
    {
        for (var packed = 0; packed <= ushort.MaxValue; packed++)
        {
            var language = LanguageRules.Unpack((ushort)packed);
            Assert.True(language.Length == 0 || LanguageRules.Pack(language) == packed, $"{packed} unpacks to {language}");
        }
    }

    /// <summary>Random characters mixed with the words that the rule looks for, in any order and number.</summary>
    private static Gen<string> Hostile(params string[] words) =>
        from pieces in Gen.ListOf(Gen.OneOf(Gen.Elements(words), ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""), Gen.Choose(1, 300).Select(n => new string('a', n))))
        select string.Concat(pieces);

    private static void Holds(Gen<string> texts, Func<string, bool> rule) =>
        Prop.ForAll(texts.ToArbitrary(), rule).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
