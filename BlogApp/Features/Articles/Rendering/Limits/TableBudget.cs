namespace BlogApp.Features.Articles.Rendering.Limits;

/// <summary>
/// Counts the cells that a document's tables may produce. Every row is padded to the widest one, so 100 KB of bars and
/// short rows would become 140 million cells.
/// </summary>
internal sealed class TableBudget
{
    public const int Cells = 100_000;

    /// <summary>In one table. The parser takes quadratic time: 20 s for 20,000 lines of <c>-|-</c>.</summary>
    public const int Rows = 2000;

    /// <summary>In one row. 50,000 bars in a line took 6 s.</summary>
    public const int Columns = 200;

    private long _earlier;
    private long _rows;
    private long _columns;
    private long _bars;

    /// <summary>Begins a new paragraph, which may be a table.</summary>
    public void Begin()
    {
        _earlier += _rows * _columns;
        (_rows, _columns, _bars) = (0, 0, 0);
    }

    /// <summary>Counts a bar. False when it is one too many.</summary>
    public bool Bar()
    {
        if (_bars++ == 0)
            _rows++;
        _columns = Math.Max(_columns, _bars + 1);
        return _rows <= Rows && _columns <= Columns && _earlier + (_rows * _columns) <= Cells;
    }

    /// <summary>Counts the end of a line. False when it is one too many.</summary>
    public bool Line()
    {
        _bars = 0;
        return true;
    }
}
