namespace BlogApp.Features.Articles.Rendering.Limits;

/// <summary>
/// Counts the cells that the tables of one document may become. Every row is filled up to the widest one, so
/// 100 KB of bars and short rows would be 140 million cells.
/// </summary>
internal sealed class TableBudget
{
    public const int Cells = 100_000;

    /// <summary>In one table: 20,000 lines of <c>-|-</c> took the parser 20 s, the square of their number.</summary>
    public const int Rows = 2000;

    /// <summary>In one row: 50,000 bars in a line took 6 s.</summary>
    public const int Columns = 200;

    private long _earlier;
    private long _rows;
    private long _columns;
    private long _bars;

    /// <summary>A new paragraph, perhaps a table.</summary>
    public void Begin()
    {
        _earlier += _rows * _columns;
        (_rows, _columns, _bars) = (0, 0, 0);
    }

    /// <summary>A bar: false when it is one too many.</summary>
    public bool Bar()
    {
        if (_bars++ == 0)
            _rows++;
        _columns = Math.Max(_columns, _bars + 1);
        return _rows <= Rows && _columns <= Columns && _earlier + (_rows * _columns) <= Cells;
    }

    /// <summary>The end of a line.</summary>
    public bool Line()
    {
        _bars = 0;
        return true;
    }
}
