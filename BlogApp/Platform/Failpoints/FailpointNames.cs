namespace BlogApp.Platform.Failpoints;

/// <summary>Every failpoint, in the order in which a view passes them.</summary>
internal static class FailpointNames
{
    /// <summary>The hit is in the journal; nobody was told.</summary>
    public const string JournalWritten = "journal-written";

    /// <summary>The batch's end record is in the journal; the batch was not sent.</summary>
    public const string BatchEnded = "batch-ended";

    public const string BeforeApply = "before-apply";

    /// <summary>The live store has the batch; the pump has not noted it.</summary>
    public const string AfterApply = "after-apply";

    public const string BeforeCut = "before-cut";

    /// <summary>The live store made the cut; SQL does not contain it.</summary>
    public const string AfterCut = "after-cut";

    /// <summary>Inside the transaction: the rows are written, the watermarks are not.</summary>
    public const string InTransaction = "in-transaction";

    /// <summary>Inside the transaction: everything is written.</summary>
    public const string BeforeCommit = "before-commit";

    /// <summary>SQL contains the cut; the live store does not know.</summary>
    public const string AfterCommit = "after-commit";

    public const string BeforeFinish = "before-finish";

    /// <summary>The live store dropped the cut; the journal was not pruned.</summary>
    public const string AfterFinish = "after-finish";

    public const string BeforePrune = "before-prune";

    /// <summary>Between the deletions of two segments, or before the first.</summary>
    public const string InPrune = "in-prune";

    /// <summary>SQL contains all of an adopted journal; its folder is about to go.</summary>
    public const string BeforeRetire = "before-retire";

    public const string BeforeRebuild = "before-rebuild";

    /// <summary>The snapshot was read from SQL; the live store still has what it had.</summary>
    public const string InRebuild = "in-rebuild";

    /// <summary>In Redis: everything is loaded under temporary names.</summary>
    public const string RebuildLoaded = "rebuild-loaded";

    public const string AfterRebuild = "after-rebuild";

    /// <summary>A dead process's journal is locked; nothing of it was read.</summary>
    public const string BeforeAdoption = "before-adoption";

    /// <summary>The file is cut after its last good record; the open batch has no end yet.</summary>
    public const string InAdoption = "in-adoption";

    /// <summary>The open batch is ended on the disk.</summary>
    public const string AfterAdoption = "after-adoption";

    public const string BeforeDrain = "before-drain";

    /// <summary>SQL contains everything; the own journal is still there.</summary>
    public const string InDrain = "in-drain";

    public const string AfterDrain = "after-drain";

    public static IReadOnlyList<string> All { get; } =
    [
        JournalWritten, BatchEnded, BeforeApply, AfterApply, BeforeCut, AfterCut, InTransaction, BeforeCommit, AfterCommit,
        BeforeFinish, AfterFinish, BeforePrune, InPrune, BeforeRetire, BeforeRebuild, InRebuild, RebuildLoaded, AfterRebuild,
        BeforeAdoption, InAdoption, AfterAdoption, BeforeDrain, InDrain, AfterDrain,
    ];
}
