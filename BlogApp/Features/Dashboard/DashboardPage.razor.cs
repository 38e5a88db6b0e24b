using BlogApp.Data.Accounts;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Dashboard.Tiles;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BlogApp.Features.Dashboard;

/// <summary>The Studio's first page: who is reading what right now, and today's numbers.</summary>
public sealed partial class DashboardPage
{
    private TodayNumbers _today = TodayNumbers.None;
    private OwnToday _own = OwnToday.None;
    private long _author;
    private bool _admin;

    /// <summary>24h; any other value means the past 15 minutes.</summary>
    [SupplyParameterFromQuery(Name = "range")]
    private string? Range { get; set; }

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    [Inject] private TodayQuery Today { get; set; } = default!;

    [Inject] private OwnArticles Own { get; set; } = default!;

    private bool Day => string.Equals(Range, "24h", StringComparison.OrdinalIgnoreCase);

    protected override async Task OnInitializedAsync()
    {
        var user = (await SignedIn).User;
        _author = user.UserId() ?? 0;
        _admin = user.IsInRole(Role.Admin);
        await base.OnInitializedAsync();
    }

    private protected override async Task ReadAsync(LiveSnapshot snapshot)
    {
        var at = snapshot.At > DateTimeOffset.UnixEpoch ? snapshot.At : Clock.GetUtcNow();
        _today = await Today.AtAsync(at, snapshot.LastPersist);
        _own = await Own.OfAsync(_author, at, snapshot.LastPersist);
    }
}
