namespace BlogApp.Features.Articles.Covers;

/// <summary>Patterns that depict something: light, water, moons, a town.</summary>
internal static class ScenePatterns
{
    /// <summary>Beams around a low light.</summary>
    public static void Rays(CoverCanvas canvas, CoverRandom dice)
    {
        // Longer than the diagonal of a cover.
        const double Far = 1500;
        var palette = canvas.Palette;
        double x = dice.Between(.15, .85) * Cover.Width, y = dice.Between(.55, 1) * Cover.Height, turn = dice.Between(0, 1);
        var beams = 14 + 2 * dice.Roll(6);
        string[] colors = [palette.Main, palette.Quiet, palette.Bright];
        for (var beam = 0; beam < beams; beam++)
        {
            double from = (beam + turn) * 2 * Math.PI / beams, to = from + Math.PI / beams;
            canvas.Path(FormattableString.Invariant(
                $"M{x:0.#} {y:0.#}L{x + Far * Math.Cos(from):0.#} {y + Far * Math.Sin(from):0.#}L{x + Far * Math.Cos(to):0.#} {y + Far * Math.Sin(to):0.#}Z"), colors[beam % colors.Length]);
        }
        var radius = dice.Between(110, 170);
        canvas.Circle(x, y, radius * 1.25, palette.Ground);
        canvas.Circle(x, y, radius, palette.Second);
    }

    /// <summary>Swell upon swell, with a sail.</summary>
    public static void Waves(CoverCanvas canvas, CoverRandom dice)
    {
        const int Points = 13;
        var palette = canvas.Palette;
        string[] colors = [palette.Quiet, palette.Bright, palette.Main, palette.Quiet, palette.Main, palette.Second];
        var sail = dice.Between(.2, .8) * Cover.Width;
        canvas.Path(FormattableString.Invariant($"M{sail:0.#} 90L{sail + 120:0.#} 300H{sail:0.#}Z"), palette.Main);
        canvas.Path(FormattableString.Invariant($"M{sail - 12:0.#} 130L{sail - 92:0.#} 300H{sail - 12:0.#}Z"), palette.Second);
        for (var wave = 0; wave < colors.Length; wave++)
        {
            double phase = dice.Between(0, 2 * Math.PI), high = dice.Between(16, 44);
            var heights = new double[Points];
            for (var i = 0; i < Points; i++)
                heights[i] = 300 + wave * 66 + high * Math.Sin(phase + i * (1.1 + wave * .12));
            canvas.Path(CoverCanvas.Hill(heights), colors[wave]);
        }
    }

    /// <summary>A month of moons, each a little fuller.</summary>
    public static void Moons(CoverCanvas canvas, CoverRandom dice)
    {
        const int Columns = 7, Rows = 4;
        const double StepX = (double)Cover.Width / Columns, StepY = (double)Cover.Height / Rows;
        var palette = canvas.Palette;
        string[] colors = [palette.Main, palette.Main, palette.Second, palette.Bright];
        double radius = dice.Between(46, 62), first = dice.Between(0, Columns * Rows);
        for (var day = 0; day < Columns * Rows; day++)
        {
            double x = (day % Columns + .5) * StepX, y = (day / Columns + .5) * StepY;
            var age = (day + first) % (Columns * Rows) / (Columns * Rows);
            canvas.Circle(x, y, radius, palette.Quiet);
            canvas.Circle(x, y, radius, colors[day * 3 % colors.Length]);
            // The shadow moves across the moon and is outside of it when the moon is full.
            canvas.Circle(x + (age * 4 - 2) * radius, y, radius, palette.Ground);
        }
    }

    /// <summary>Houses by night, some windows lit.</summary>
    public static void Town(CoverCanvas canvas, CoverRandom dice)
    {
        var palette = canvas.Palette;
        canvas.Circle(dice.Between(.1, .9) * Cover.Width, dice.Between(100, 170), dice.Between(50, 85), palette.Bright);
        foreach (var (color, low, high, lit) in new[] { (palette.Quiet, 300.0, 470.0, false), (palette.Main, 170.0, 380.0, true), (palette.Second, 60.0, 220.0, true) })
        {
            for (var x = -dice.Between(0, 60); x < Cover.Width;)
            {
                double width = dice.Between(74, 150), height = dice.Between(low, high), top = Cover.Height - height;
                canvas.Rectangle(x, top, width - 5, height, color);
                if (dice.Roll(3) == 0)
                    canvas.Path(FormattableString.Invariant($"M{x:0.#} {top + 1:0.#}L{x + (width - 5) / 2:0.#} {top - 46:0.#}L{x + width - 5:0.#} {top + 1:0.#}Z"), color);
                for (var window = 0; lit && window < 3; window++)
                {
                    if (dice.Roll(2) == 0)
                        canvas.Rectangle(x + 14 + window * (width - 24) / 3, top + 22 + dice.Roll(2) * 34, 14, 20, palette.Bright);
                }
                x += width;
            }
        }
    }
}
