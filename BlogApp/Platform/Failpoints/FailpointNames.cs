namespace BlogApp.Platform.Failpoints;

/// <summary>All failpoints, in the order in which a view, and then a claim of a giveaway, passes them.</summary>
internal static class FailpointNames
{
    /// <summary>The hit is in the journal; the caller has no answer yet.</summary>
    public const string JournalWritten = "journal-written";

    /// <summary>The batch's end record is in the journal; the batch has not been sent.</summary>
    public const string BatchEnded = "batch-ended";

    public const string BeforeApply = "before-apply";

    /// <summary>The live store has the batch; the pump has not noted it.</summary>
    public const string AfterApply = "after-apply";

    public const string BeforeCut = "before-cut";

    /// <summary>The live store has made the cut; SQL does not contain it.</summary>
    public const string AfterCut = "after-cut";

    /// <summary>Inside the transaction: the rows are written, the watermarks are not.</summary>
    public const string InTransaction = "in-transaction";

    /// <summary>Inside the transaction: everything is written.</summary>
    public const string BeforeCommit = "before-commit";

    /// <summary>SQL contains the cut; the live store does not know.</summary>
    public const string AfterCommit = "after-commit";

    public const string BeforeFinish = "before-finish";

    /// <summary>The live store has dropped the cut; the journal has not been pruned.</summary>
    public const string AfterFinish = "after-finish";

    public const string BeforePrune = "before-prune";

    /// <summary>Before the first deletion of a segment, or between two.</summary>
    public const string InPrune = "in-prune";

    /// <summary>SQL contains all of a recovered journal; its folder is about to be deleted.</summary>
    public const string BeforeRetire = "before-retire";

    public const string BeforeRebuild = "before-rebuild";

    /// <summary>The snapshot has been read from SQL; the live store still has its old content.</summary>
    public const string InRebuild = "in-rebuild";

    /// <summary>In Redis: everything is loaded under temporary names.</summary>
    public const string RebuildLoaded = "rebuild-loaded";

    public const string AfterRebuild = "after-rebuild";

    /// <summary>A dead process's journal is locked; nothing has been read from it.</summary>
    public const string BeforeRecovery = "before-recovery";

    /// <summary>The file is truncated after its last valid record; the open batch has no end yet.</summary>
    public const string InRecovery = "in-recovery";

    /// <summary>The open batch's end is on disk.</summary>
    public const string AfterRecovery = "after-recovery";

    public const string BeforeDrain = "before-drain";

    /// <summary>SQL contains everything; this process's journal still exists.</summary>
    public const string InDrain = "in-drain";

    public const string AfterDrain = "after-drain";

    /// <summary>The claim is in the journal; the caller has no answer yet.</summary>
    public const string ClaimJournaled = "claim-journaled";

    public const string BeforePromise = "before-promise";

    /// <summary>The live store has given the claims their places; the server has not noted them.</summary>
    public const string AfterPromise = "after-promise";

    /// <summary>SQL has been read; the live store still has its old content.</summary>
    public const string InClaimRebuild = "in-claim-rebuild";

    /// <summary>Inside the transaction: the claims are written, the giveaway's sums are not.</summary>
    public const string InDecision = "in-decision";

    /// <summary>Inside the transaction: everything is written.</summary>
    public const string BeforeDecided = "before-decided";

    /// <summary>SQL contains the decisions; nobody was told.</summary>
    public const string AfterDecided = "after-decided";

    /// <summary>Everyone was told; the claims are still in the journal.</summary>
    public const string BeforeClaimPrune = "before-claim-prune";

    /// <summary>A dead process's journal of claims is locked; nothing has been read from it.</summary>
    public const string BeforeClaimRecovery = "before-claim-recovery";

    /// <summary>The steps of a view.</summary>
    public static IReadOnlyList<string> Views { get; } =
    [
        JournalWritten, BatchEnded, BeforeApply, AfterApply, BeforeCut, AfterCut, InTransaction, BeforeCommit, AfterCommit,
        BeforeFinish, AfterFinish, BeforePrune, InPrune, BeforeRetire, BeforeRebuild, InRebuild, RebuildLoaded, AfterRebuild,
        BeforeRecovery, InRecovery, AfterRecovery, BeforeDrain, InDrain, AfterDrain,
    ];

    /// <summary>The steps of a claim.</summary>
    public static IReadOnlyList<string> Claims { get; } =
        [ClaimJournaled, BeforePromise, AfterPromise, InClaimRebuild, InDecision, BeforeDecided, AfterDecided, BeforeClaimPrune, BeforeClaimRecovery];

    public static IReadOnlyList<string> All { get; } = [.. Views, .. Claims];
}
