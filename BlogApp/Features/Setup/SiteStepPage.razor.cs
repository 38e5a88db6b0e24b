using System.ComponentModel.DataAnnotations;
using BlogApp.Components.Shared;
using BlogApp.Features.Site.Settings;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Times;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace BlogApp.Features.Setup;

public sealed partial class SiteStepPage
{
    private EditContext _edit = null!;
    private SiteForm _site = null!;
    private string? _problem;

    [SupplyParameterFromForm] private SiteStepForm Form { get; set; } = null!;

    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [Inject] private SiteSettingsCommands Settings { get; set; } = null!;

    [Inject] private InterfaceLanguage Interface { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override void OnInitialized()
    {
        _site = Settings.Open();
        Form ??= FirstForm();
        _edit = new EditContext(Form);
    }

    /// <summary>What stands in the settings; for a blog that nobody has named yet, a good guess.</summary>
    private SiteStepForm FirstForm()
    {
        var form = new SiteStepForm
        {
            Title = _site.Values[nameof(SiteSettings.Title)],
            Description = _site.Values[nameof(SiteSettings.Description)],
            Language = _site.Values[nameof(SiteSettings.Language)],
            TimeZone = _site.Values[nameof(SiteSettings.TimeZone)],
        };
        if (_site.Version > 0)
            return form;
        var unset = new SiteSettings();
        if (form.Title == unset.Title)
            form.Title = Words["{0}’s blog", Context.User.DisplayName()];
        if (form.Language == unset.Language)
            form.Language = Interface.Tag;
        if (form.TimeZone == unset.TimeZone && TimeZoneNames.All.Contains(TimeZoneInfo.Local.Id))
            form.TimeZone = TimeZoneInfo.Local.Id;
        return form;
    }

    private async Task SaveAsync()
    {
        var saved = await Settings.SaveAsync(Changed(_site), Context.User.UserId() ?? 0, Context.RequestAborted);
        // Someone else saved in between: theirs stays in all that is not asked here.
        if (saved.Theirs is { } theirs)
            saved = await Settings.SaveAsync(Changed(theirs), Context.User.UserId() ?? 0, Context.RequestAborted);
        if (saved.Theirs is null && saved.Problems.Count == 0)
        {
            Navigation.GoTo(SetupStep.Content.Address);
            return;
        }
        var messages = new ValidationMessageStore(_edit);
        foreach (var (field, problem) in saved.Problems)
        {
            if (typeof(SiteStepForm).GetProperty(field) is not null)
                messages.Add(_edit.Field(field), problem);
            else
                _problem = problem;
        }
        if (saved.Theirs is not null)
            _problem = Phrase.Key("Someone else has saved these settings meanwhile.");
    }

    private SiteForm Changed(SiteForm site) => site with
    {
        Values = new(site.Values, StringComparer.Ordinal)
        {
            [nameof(SiteSettings.Title)] = Form.Title,
            [nameof(SiteSettings.Description)] = Form.Description ?? "",
            [nameof(SiteSettings.Language)] = Form.Language,
            [nameof(SiteSettings.TimeZone)] = Form.TimeZone,
        },
    };

    private IEnumerable<(string Tag, string Name)> Languages()
    {
        foreach (var language in InterfaceLanguage.All)
            yield return (language.Tag, language.Name);
        if (InterfaceLanguage.Find(Form.Language) is null)
            yield return (Form.Language, Form.Language);
    }

    private IEnumerable<string> Zones() => TimeZoneNames.All.Contains(Form.TimeZone) ? TimeZoneNames.All : TimeZoneNames.All.Prepend(Form.TimeZone);

    private sealed class SiteStepForm
    {
        [Required(ErrorMessage = "Please enter a name."), StringLength(100, ErrorMessage = "Accepts at most 100 characters.")]
        public string Title { get; set; } = "";

        public string Description { get; set; } = "";

        public string Language { get; set; } = "";

        public string TimeZone { get; set; } = "";
    }
}
