using BlogApp.Features.Operations.Integrity;
using BlogApp.Features.Operations.Reading;

namespace BlogApp.Features.Operations;

internal static class OperationsRegistration
{
    /// <summary>What admins see of the machinery at <c>/admin/system</c>.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<RedisReading>()
        .AddSingleton<SystemReading>()
        .AddSingleton<IntegrityCheck>();
}
