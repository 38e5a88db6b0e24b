namespace BlogApp.Data.Accounts;

/// <summary>The names of the roles.</summary>
public static class Role
{
    public const string Author = "Author";
    public const string Admin = "Admin";
}
