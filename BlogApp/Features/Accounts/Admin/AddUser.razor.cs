using System.ComponentModel.DataAnnotations;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Users;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace BlogApp.Features.Accounts.Admin;

/// <summary>The form for a new account.</summary>
public sealed partial class AddUser
{
    private readonly UserForm _form = new();
    private EditContext _edit = null!;
    private ValidationMessageStore _refusals = null!;
    private bool _busy;

    /// <summary>The admin who adds the account.</summary>
    [Parameter, EditorRequired] public long By { get; set; }

    /// <summary>The new account's e-mail address, or null when nothing was added.</summary>
    [Parameter, EditorRequired] public EventCallback<string?> OnDone { get; set; }

    [Inject] private UserDirectory Users { get; set; } = null!;

    protected override void OnInitialized()
    {
        _edit = new EditContext(_form);
        _refusals = new ValidationMessageStore(_edit);
    }

    private async Task AddAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            if (!Check())
                return;
            IReadOnlyCollection<string> roles = _form.Role == Role.Admin ? [Role.Author, Role.Admin] : [Role.Author];
            var result = await Users.AddAsync(_form.Email.Trim(), _form.Name.Trim(), _form.Password, roles, By);
            if (result.Succeeded)
            {
                await OnDone.InvokeAsync(_form.Email.Trim());
                return;
            }
            _form.Show(result, _refusals);
            _edit.NotifyValidationStateChanged();
        }
        finally
        {
            _busy = false;
        }
    }

    /// <summary>
    /// Validates only on submit: an error that disappears when its field loses the focus would move the button away
    /// from under the pointer.
    /// </summary>
    private bool Check()
    {
        _refusals.Clear();
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(_form, new ValidationContext(_form), problems, validateAllProperties: true);
        foreach (var problem in problems)
            _refusals.Add(_edit.Field(problem.MemberNames.First()), problem.ErrorMessage!);
        _edit.NotifyValidationStateChanged();
        return problems.Count == 0;
    }

    private sealed class UserForm : AccountForm
    {
        public string Role { get; set; } = Data.Accounts.Role.Author;
    }
}
