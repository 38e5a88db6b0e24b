namespace BlogApp.Features.Articles.Covers;

/// <summary>Patterns of repeated shapes.</summary>
internal static class TilePatterns
{
    // Neighbors overlap slightly; otherwise the background would show through when the picture is scaled.
    private const double Seam = 1;

    /// <summary>A grid of quarter circles, circles and squares.</summary>
    public static void Quarters(CoverCanvas canvas, CoverRandom dice)
    {
        const int Rows = 3;
        const double Size = (double)Cover.Height / Rows;
        var palette = canvas.Palette;
        string[] colors = [palette.Main, palette.Main, palette.Second, palette.Quiet, palette.Bright];
        // Five and a third columns: the grid continues beyond both edges.
        (double X, double Y)[] tiles = [.. from column in Enumerable.Range(0, 6) from row in Enumerable.Range(0, Rows) select (column * Size - Size / 3, row * Size)];
        foreach (var (x, y) in tiles.Where(_ => dice.Roll(3) == 0))
            canvas.Rectangle(x, y, Size, Size, palette.Quiet);
        foreach (var (x, y) in tiles)
        {
            var color = dice.Pick(colors);
            var corner = dice.Roll(4);
            switch (dice.Roll(6))
            {
                // No two of these side by side: they would look like eyes.
                case 0 when (int)Math.Round((x + y) / Size) % 2 == 0:
                    canvas.Circle(x + Size / 2, y + Size / 2, Size / 2, color);
                    canvas.Circle(x + Size / 2, y + Size / 2, Size / 5, palette.Ground);
                    break;
                case 1:
                    canvas.Path(Quarter(x, y, Size, corner), color, color, Seam);
                    canvas.Path(Quarter(corner is 1 or 2 ? x + Size / 2 : x, corner is 2 or 3 ? y + Size / 2 : y, Size / 2, corner), palette.Ground);
                    break;
                default:
                    canvas.Path(Quarter(x, y, Size, corner), color, color, Seam);
                    break;
            }
        }
    }

    /// <summary>Dots that grow towards a point, as in a printed photograph.</summary>
    public static void Halftone(CoverCanvas canvas, CoverRandom dice)
    {
        const double Step = 56;
        double centerX = dice.Between(.25, .75) * Cover.Width, centerY = dice.Between(.3, .7) * Cover.Height;
        canvas.Circle(centerX, centerY, dice.Between(150, 210), canvas.Palette.Second);
        for (var row = 0; row < 13; row++)
        {
            for (var column = 0; column < 22; column++)
            {
                double x = column * Step + (row % 2 == 0 ? 0 : Step / 2), y = row * Step;
                var distance = Math.Sqrt((x - centerX) * (x - centerX) + (y - centerY) * (y - centerY));
                var radius = 25 - distance / 30;
                if (radius > 2)
                    canvas.Circle(x, y, radius, canvas.Palette.Main);
            }
        }
    }

    /// <summary>A bar chart like a day's views; one bar is highlighted.</summary>
    public static void Bars(CoverCanvas canvas, CoverRandom dice)
    {
        const int Count = 24;
        const double Step = (double)Cover.Width / Count;
        double peak = dice.Between(8, 18), spread = dice.Between(3.5, 7), second = dice.Between(0, 6);
        var marked = (int)peak;
        for (var i = 0; i < Count; i++)
        {
            var wave = Math.Exp(-Math.Pow((i - peak) / spread, 2)) + .45 * Math.Exp(-Math.Pow((i - second) / 3, 2));
            var height = 70 + 420 * wave + dice.Between(0, 60);
            canvas.Rectangle(i * Step + 6, Cover.Height - height, Step - 12, height + 20, i == marked ? canvas.Palette.Second : i % 2 == 0 ? canvas.Palette.Main : canvas.Palette.Bright, 9);
        }
        canvas.Circle(dice.Between(120, 1080), dice.Between(90, 150), dice.Between(38, 62), canvas.Palette.Quiet);
    }

    /// <summary>Large translucent circles.</summary>
    public static void Overlaps(CoverCanvas canvas, CoverRandom dice)
    {
        var palette = canvas.Palette;
        string[] colors = [palette.Main, palette.Bright, palette.Second, palette.Quiet, palette.Main];
        var radius = dice.Between(170, 220);
        for (var i = 0; i < colors.Length; i++)
            canvas.Circle(Cover.Width * (i + .5) / colors.Length + dice.Between(-40, 40), Cover.Height / 2.0 + dice.Between(-110, 110), radius * dice.Between(.75, 1.15), colors[i], .82);
        canvas.Circle(Cover.Width * dice.Between(.2, .8), Cover.Height * dice.Between(.3, .7), 46, palette.Ground);
    }

    /// <summary>Rows of nested arches, some of them upside down.</summary>
    public static void Arches(CoverCanvas canvas, CoverRandom dice)
    {
        const int Columns = 4;
        const double Size = (double)Cover.Width / Columns;
        var palette = canvas.Palette;
        string[] colors = [palette.Main, palette.Second, palette.Bright, palette.Quiet];
        for (var row = 0; row < 5; row++)
        {
            for (var column = 0; column < Columns + 1; column++)
            {
                // Each row is shifted by half an arch, like scales. Later rows cover the bottoms of earlier ones.
                double x = (column + (row % 2 == 0 ? 0.5 : 0)) * Size, y = 170 + row * Size / 2;
                var first = dice.Roll(colors.Length);
                for (var polygon = 0; polygon < 4; polygon++)
                    canvas.Circle(x, y, Size / 2 * (1 - polygon * .24), polygon == 3 ? palette.Ground : colors[(first + polygon) % colors.Length]);
            }
        }
    }

    private static string Quarter(double x, double y, double size, int corner) => corner switch
    {
        0 => FormattableString.Invariant($"M{x:0.#} {y:0.#}h{size:0.#}a{size:0.#} {size:0.#} 0 0 1 -{size:0.#} {size:0.#}z"),
        1 => FormattableString.Invariant($"M{x + size:0.#} {y:0.#}v{size:0.#}a{size:0.#} {size:0.#} 0 0 1 -{size:0.#} -{size:0.#}z"),
        2 => FormattableString.Invariant($"M{x + size:0.#} {y + size:0.#}h-{size:0.#}a{size:0.#} {size:0.#} 0 0 1 {size:0.#} -{size:0.#}z"),
        _ => FormattableString.Invariant($"M{x:0.#} {y + size:0.#}v-{size:0.#}a{size:0.#} {size:0.#} 0 0 1 {size:0.#} {size:0.#}z"),
    };
}
