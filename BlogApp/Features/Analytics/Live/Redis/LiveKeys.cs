using System.Globalization;
using BlogApp.Features.Analytics.Live.Store;
using StackExchange.Redis;

namespace BlogApp.Features.Analytics.Live.Redis;

/// <summary>The live store's keys. They share a hash tag, so that in Redis Cluster a script finds them all on one node.</summary>
internal static class LiveKeys
{
    public const string Prefix = "{blog}:live:";
    public static readonly RedisKey Epoch = Prefix + "epoch";
    public static readonly RedisKey Seq = Prefix + "seq";
    public static readonly RedisKey Base = Prefix + "base";
    public static readonly RedisKey Deltas = Prefix + "deltas";
    public static readonly RedisKey Views = Prefix + "views";
    public static readonly RedisKey Readers = Prefix + "readers";
    public static readonly RedisKey Site = Prefix + "site";
    public static readonly RedisKey Latest = Prefix + "latest";
    public static readonly RedisKey Cut = Prefix + "cut";
    public static readonly RedisKey CutBase = Prefix + "cutbase";
    public static readonly RedisKey CutEnd = Prefix + "cutend";
    public static readonly RedisKey Online = Prefix + "online";
    public static readonly RedisKey Reading = Prefix + "reading";

    public static RedisKey CutContent(string id) => Prefix + "cut:" + id;

    public static RedisKey ReadingOf(long articleId) => Prefix + "reading:" + articleId.ToString(CultureInfo.InvariantCulture);

    public static string PairsName(long day) => "pairs:" + day.ToString(CultureInfo.InvariantCulture);

    public static string HourName(long hour) => "hour:" + hour.ToString(CultureInfo.InvariantCulture);

    public static string SkippedName(long day) => "skipped:" + day.ToString(CultureInfo.InvariantCulture);

    public static string PairField(long articleId, long visitorId) =>
        string.Create(CultureInfo.InvariantCulture, $"{articleId}|{visitorId}");
}
