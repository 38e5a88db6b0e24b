using System.Globalization;
using BlogApp.Components.Moments;
using BlogApp.Data.Giveaways;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Giveaways.Authoring;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace BlogApp.Features.Giveaways.Editing;

/// <summary>Enters or changes an article's giveaway.</summary>
public sealed partial class GiveawayDialog
{
    private string _item = "", _stock = "";
    private MomentEntry _opens, _closes;
    private GiveawayWho _who;
    private bool _busy;
    private ElementReference _first;
    private IReadOnlyDictionary<string, Phrase> _errors = new Dictionary<string, Phrase>();

    [Parameter, EditorRequired] public long ArticleId { get; set; }

    /// <summary>Null for a new one.</summary>
    [Parameter] public GiveawayFacts? Giveaway { get; set; }

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject] private GiveawayCommands Commands { get; set; } = null!;

    [Inject] private IOptionsMonitor<SiteSettings> Site { get; set; } = null!;

    private TimeZoneInfo Zone => Site.CurrentValue.Zone;

    protected override void OnInitialized()
    {
        if (Giveaway is not { } giveaway)
            return;
        _item = giveaway.Item;
        _stock = giveaway.Stock.ToString(CultureInfo.InvariantCulture);
        (_opens, _closes, _who) = (new(giveaway.OpensAt), new(giveaway.ClosesAt), giveaway.Who);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _first.FocusAsync();
    }

    private async Task SaveAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var saved = Unclear() is { Count: > 0 } unclear ? new GiveawaySaved(0, unclear) : await SendAsync();
            _errors = saved.Errors;
            if (saved.Id > 0)
                Dialog.Close();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task<GiveawaySaved> SendAsync()
    {
        int? stock = int.TryParse(_stock.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        var draft = new GiveawayDraft(_item, stock, _opens.Utc, _closes.Utc, _who);
        var by = Actor.FromUser((await Authentication).User);
        return Giveaway is { } giveaway ? await Commands.ChangeAsync(giveaway.Id, draft, by, CancellationToken.None)
            : await Commands.CreateAsync(ArticleId, draft, by, CancellationToken.None);
    }

    private Dictionary<string, Phrase> Unclear()
    {
        var errors = new Dictionary<string, Phrase>();
        if (_opens.Unclear)
            errors[GiveawayDraft.OpensField] = Phrase.Format("This cannot be read as a date and a time.");
        if (_closes.Unclear)
            errors[GiveawayDraft.ClosesField] = Phrase.Format("This cannot be read as a date and a time.");
        return errors;
    }

    private string? Invalid(string field) => _errors.ContainsKey(field) ? "true" : null;
}
