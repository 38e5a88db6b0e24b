using BlogApp.Features.Articles.Rendering.Limits;
using Markdig.Helpers;

namespace BlogApp.Tests.Features.Articles.Rendering;

public sealed class LimitsTests
{
    [Fact]
    public void RunLength_MeasuredAhead_ReachesToTheNextSpace()
    {
        var run = new RunLength();
        run.Begin();

        Assert.Equal(5, run.Ahead(new StringSlice("ab www.a cd", 3, 10)));
        Assert.Equal(2, run.Ahead(new StringSlice("ab www.a cd", 6, 10)));
        Assert.Equal(2, run.Ahead(new StringSlice("ab www.a cd", 9, 10)));
    }

    [Fact]
    public void MarksThatReadFarAhead_Budgeted_UseUpStepsSooner()
    {
        Assert.InRange(Allowed(ahead: 0), 6_000, 7_000);
        Assert.InRange(Allowed(ahead: 100_000), 100, 250);

        static int Allowed(int ahead)
        {
            var budget = new MarkBudget();
            budget.Begin();
            var allowed = 0;
            while (budget.Mark(ahead))
                allowed++;
            return allowed;
        }
    }

    [Fact]
    public void StepsUsedUp_NextParagraph_IsStillAllowedSomeMarks()
    {
        var budget = new MarkBudget();
        budget.Begin();
        budget.Mark((int)MarkBudget.Steps);

        budget.Begin();
        Assert.All(Enumerable.Range(0, MarkBudget.AlwaysAllowed), _ => Assert.True(budget.Mark()));
        Assert.False(budget.Mark());
    }

    [Theory]
    [InlineData(1, TableBudget.Columns - 1, true)]
    [InlineData(1, TableBudget.Columns, false)]
    [InlineData(TableBudget.Rows, 1, true)]
    [InlineData(TableBudget.Rows + 1, 1, false)]
    [InlineData(1000, 150, false)]
    public void TableCells_Budgeted_AreRowsTimesTheWidestRow(int rows, int barsInEach, bool allowed)
    {
        var budget = new TableBudget();
        budget.Begin();
        var accepted = true;
        for (var row = 0; row < rows; row++)
        {
            for (var bar = 0; bar < barsInEach; bar++)
                accepted &= budget.Bar();
            budget.Line();
        }

        Assert.Equal(allowed, accepted);
    }

    [Fact]
    public void ManyTables_Budgeted_ShareOneLimitOfCells()
    {
        var budget = new TableBudget();
        var accepted = 0;
        for (var table = 0; table < 200; table++)
        {
            budget.Begin();
            for (var row = 0; row < 1000; row++)
            {
                accepted += budget.Bar() ? 2 : 0;
                budget.Line();
            }
        }

        Assert.Equal(TableBudget.Cells, accepted);
    }
}
