namespace BlogApp.Features.Import.Reports;

public sealed class ImportCounts
{
    public int Created { get; set; }
    public int Unchanged { get; set; }
    public int ChangedHere { get; set; }
    public int Skipped { get; set; }
}
