namespace BlogApp.Features.Articles.Covers;

/// <summary>Patterns that fill the cover without gaps.</summary>
internal static class LatticePatterns
{
    // Neighbors overlap slightly, as in TilePatterns.
    private const double Seam = 1;

    /// <summary>Bands that pass over and under one another.</summary>
    public static void Weave(CoverCanvas canvas, CoverRandom dice)
    {
        const int Columns = 8, Rows = 5;
        const double StepX = (double)Cover.Width / Columns, StepY = (double)Cover.Height / Rows;
        var palette = canvas.Palette;
        string[] colors = [palette.Main, palette.Second, palette.Quiet, palette.Bright];
        double bandX = StepX * dice.Between(.5, .74), bandY = StepY * dice.Between(.5, .74);
        string[] down = [.. Enumerable.Range(0, Columns).Select(_ => dice.Pick(colors))], across = [.. Enumerable.Range(0, Rows).Select(_ => dice.Pick(colors))];
        for (var column = 0; column < Columns; column++)
            canvas.Rectangle((column + .5) * StepX - bandX / 2, 0, bandX, Cover.Height, down[column]);
        for (var row = 0; row < Rows; row++)
        {
            canvas.Rectangle(0, (row + .5) * StepY - bandY / 2, Cover.Width, bandY, across[row]);
            // Where the vertical band is on top. A thin gap on both sides makes that visible.
            for (var column = row % 2; column < Columns; column += 2)
            {
                canvas.Rectangle((column + .5) * StepX - bandX / 2 - 4, (row + .5) * StepY - bandY / 2 - 1, bandX + 8, bandY + 2, palette.Ground);
                canvas.Rectangle((column + .5) * StepX - bandX / 2, row * StepY, bandX, StepY + Seam, down[column]);
            }
        }
    }

    /// <summary>A honeycomb, some of its cells with a smaller one inside.</summary>
    public static void Honeycomb(CoverCanvas canvas, CoverRandom dice)
    {
        var palette = canvas.Palette;
        string[] colors = [palette.Ground, palette.Ground, palette.Main, palette.Quiet, palette.Second, palette.Bright];
        var size = dice.Between(82, 112);
        double across = size * Math.Sqrt(3), down = size * 1.5;
        for (var row = 0; row * down < Cover.Height + size; row++)
        {
            for (var column = 0; column * across < Cover.Width + across; column++)
            {
                double x = column * across + (row % 2 == 0 ? 0 : across / 2), y = row * down;
                var color = dice.Pick(colors);
                canvas.Path(Hexagon(x, y, size), color, color, Seam);
                if (dice.Roll(4) == 0)
                    canvas.Path(Hexagon(x, y, size * .52), dice.Pick(colors));
            }
        }
    }

    /// <summary>Cubes in a heap, lit from above.</summary>
    public static void Cubes(CoverCanvas canvas, CoverRandom dice)
    {
        var palette = canvas.Palette;
        var size = dice.Between(84, 120);
        double across = size * Math.Sqrt(3), down = size * 1.5;
        for (var row = 0; row * down < Cover.Height + size; row++)
        {
            for (var column = 0; column * across < Cover.Width + across; column++)
            {
                double x = column * across + (row % 2 == 0 ? 0 : across / 2), y = row * down, half = across / 2;
                // One cube in five is left out.
                if (dice.Roll(5) == 0)
                    continue;
                canvas.Path(Face((x, y), (x - half, y - size / 2), (x, y - size), (x + half, y - size / 2)), palette.Bright, palette.Bright, Seam);
                canvas.Path(Face((x, y), (x - half, y - size / 2), (x - half, y + size / 2), (x, y + size)), palette.Main, palette.Main, Seam);
                canvas.Path(Face((x, y), (x + half, y - size / 2), (x + half, y + size / 2), (x, y + size)), palette.Second, palette.Second, Seam);
            }
        }
    }

    /// <summary>A wall of blocks, divided again and again.</summary>
    public static void Blocks(CoverCanvas canvas, CoverRandom dice)
    {
        var palette = canvas.Palette;
        Divide(0, 0, Cover.Width, Cover.Height, 5);

        void Divide(double x, double y, double width, double height, int left)
        {
            if (left == 0 || (left < 4 && dice.Roll(7) == 0))
            {
                canvas.Rectangle(x + 7, y + 7, width - 14, height - 14, dice.Pick([palette.Main, palette.Main, palette.Quiet, palette.Bright, palette.Second]), 10);
                return;
            }
            var part = dice.Between(.34, .66);
            if (width > height)
            {
                Divide(x, y, width * part, height, left - 1);
                Divide(x + width * part, y, width * (1 - part), height, left - 1);
            }
            else
            {
                Divide(x, y, width, height * part, left - 1);
                Divide(x, y + height * part, width, height * (1 - part), left - 1);
            }
        }
    }

    private static string Hexagon(double x, double y, double size)
    {
        var half = size * Math.Sqrt(3) / 2;
        return FormattableString.Invariant($"M{x:0.#} {y - size:0.#}L{x + half:0.#} {y - size / 2:0.#}V{y + size / 2:0.#}L{x:0.#} {y + size:0.#}L{x - half:0.#} {y + size / 2:0.#}V{y - size / 2:0.#}Z");
    }

    private static string Face((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d) =>
        FormattableString.Invariant($"M{a.X:0.#} {a.Y:0.#}L{b.X:0.#} {b.Y:0.#}L{c.X:0.#} {c.Y:0.#}L{d.X:0.#} {d.Y:0.#}Z");
}
