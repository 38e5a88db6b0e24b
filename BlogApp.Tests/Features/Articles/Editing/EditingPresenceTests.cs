using BlogApp.Features.Articles.Editing;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Articles.Editing;

public sealed class EditingPresenceTests
{
    private readonly EditingPresence _presence = new(new ManualTime());
    private readonly List<long> _changes = [];

    public EditingPresenceTests() => _presence.Changed += _changes.Add;

    [Fact]
    public void SecondPerson_SeesTheFirst_UntilTheyLeave()
    {
        var first = _presence.Enter(7, "one", 1, "Ada");
        using var second = _presence.Enter(7, "two", 2, "Bob");
        Assert.Equal(["Ada"], _presence.Others(7, "two").Select(o => o.Name));
        Assert.Equal(["Bob"], _presence.Others(7, "one").Select(o => o.Name));
        Assert.Empty(_presence.Others(8, "three"));
        first.Dispose();
        first.Dispose();
        Assert.Empty(_presence.Others(7, "two"));
        Assert.Equal([7, 7, 7], _changes);
    }

    [Fact]
    public void Save_IsKnownWhileEditorsArePresent_AndForgottenOnceTheyLeave()
    {
        _presence.Saved(7, 2, "one", 1, "Ada");
        Assert.Null(_presence.LastSaveOf(7));
        using (_presence.Enter(7, "two", 2, "Bob"))
        {
            _presence.Saved(7, 3, "one", 1, "Ada");
            Assert.Equal((3, "Ada"), (_presence.LastSaveOf(7)!.Version, _presence.LastSaveOf(7)!.Name));
        }
        Assert.Null(_presence.LastSaveOf(7));
    }
}
