using System.Globalization;
using BlogApp.Components.Shared;
using BlogApp.Data.Comments;
using BlogApp.Features.Comments.Rules;
using BlogApp.Features.Comments.Writing;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Comments.Pages;

public sealed partial class WriteCommentPage
{
    private CommentTarget? _target;
    private IReadOnlyDictionary<string, string> _errors = new Dictionary<string, string>();
    private string _stamp = "";

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromForm] private CommentForm Form { get; set; } = null!;

    /// <summary>The comment being answered.</summary>
    [SupplyParameterFromQuery(Name = "reply")] private string? Reply { get; set; }

    /// <summary>Set after sending a comment that needs approval.</summary>
    [SupplyParameterFromQuery(Name = "sent")] private string? Sent { get; set; }

    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [Inject] private CommentTargets Targets { get; set; } = null!;

    [Inject] private CommentStamp Stamps { get; set; } = null!;

    [Inject] private ReceiveComment Receive { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string? Answered => Form.Reply ?? Reply;

    private string Title => string.IsNullOrEmpty(Answered) ? Words["Write a comment"] : Words["Answer a comment"];

    protected override async Task LoadAsync()
    {
        Form ??= new();
        _target = await Targets.FindAsync(Slug, Context.User, Context.RequestAborted);
        if (_target is { } target)
            _stamp = Stamps.Issue(target.Id);
    }

    private async Task SendAsync()
    {
        if (_target is not { Open: true } target)
            return;
        var draft = CommentDraft.Clean(Form.Name, Form.Email, Form.Url, Form.Text);
        var received = await Receive.ReceiveAsync(target, draft, Answered, Form.Subject, Form.Stamp, Context.User, Context.Connection.RemoteIpAddress, Context.RequestAborted);
        if (!received.Kept.IsKept)
            _errors = received.Errors;
        else if (received.Kept.State == CommentState.Approved)
            Navigation.GoTo($"{CommentAddress.ForArticle(Slug)}#comment-{received.Kept.Id}");
        else
            Navigation.GoTo(CommentAddress.New(Slug) + string.Create(CultureInfo.InvariantCulture, $"?sent={received.Kept.Id}"));
    }

    private string? Error(string field) => _errors.GetValueOrDefault(field);

    private string? Invalid(string field) => _errors.ContainsKey(field) ? "true" : null;

    private string? ErrorId(string field) => _errors.ContainsKey(field) ? "comment-error-" + field : null;

    private sealed class CommentForm
    {
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Url { get; set; }
        public string? Text { get; set; }
        public string? Reply { get; set; }
        public string? Stamp { get; set; }

        /// <summary>The honeypot: people do not see the field.</summary>
        public string? Subject { get; set; }
    }
}
