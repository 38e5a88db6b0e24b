namespace BlogApp.Features.Articles.Covers;

/// <summary>Patterns made of lines and layers.</summary>
internal static class LinePatterns
{
    /// <summary>A sun over layers of hills.</summary>
    public static void Strata(CoverCanvas canvas, CoverRandom dice)
    {
        var palette = canvas.Palette;
        string[] layers = [palette.Quiet, palette.Bright, palette.Main, palette.Second];
        canvas.Circle(dice.Between(.2, .8) * Cover.Width, dice.Between(170, 250), dice.Between(95, 140), palette.Main);
        for (var layer = 0; layer < layers.Length; layer++)
        {
            var heights = new double[6];
            for (var i = 0; i < heights.Length; i++)
                heights[i] = 300 + layer * 95 + dice.Between(-75, 75);
            canvas.Path(CoverCanvas.Hill(heights), layers[layer]);
        }
    }

    /// <summary>A low sun behind blinds that close towards the horizon.</summary>
    public static void Sunset(CoverCanvas canvas, CoverRandom dice)
    {
        var palette = canvas.Palette;
        double x = dice.Between(.3, .7) * Cover.Width, radius = dice.Between(200, 250), horizon = dice.Between(420, 480);
        canvas.Circle(x, horizon - radius * .35, radius * 1.45, palette.Quiet);
        canvas.Circle(x, horizon - radius * .35, radius, palette.Main);
        for (var blind = 0; blind < 7; blind++)
            canvas.Rectangle(0, horizon - radius * .9 + blind * radius * .16, Cover.Width, 5 + blind * 3.4, palette.Ground);
        canvas.Rectangle(0, horizon + radius * .24, Cover.Width, Cover.Height, palette.Second);
        canvas.Rectangle(0, horizon + radius * .24 + 46, Cover.Width, 10, palette.Bright);
    }

    /// <summary>Polygons around two centers, like ripples of two stones in a pond.</summary>
    public static void Polygons(CoverCanvas canvas, CoverRandom dice)
    {
        var palette = canvas.Palette;
        double left = dice.Between(.08, .35) * Cover.Width, right = dice.Between(.65, .92) * Cover.Width;
        double leftY = dice.Between(.2, .8) * Cover.Height, rightY = dice.Between(.2, .8) * Cover.Height;
        double step = dice.Between(38, 74), width = dice.Between(.22, .5);
        for (var i = 9; i >= 1; i--)
            canvas.CircleOutline(right, rightY, i * step, i % 3 == 0 ? palette.Bright : palette.Quiet, step * width * .8);
        for (int polygons = 3 + dice.Roll(5), i = polygons; i >= 1; i--)
            canvas.CircleOutline(left, leftY, i * step, i % 4 == 3 ? palette.Second : palette.Main, step * width);
        canvas.Circle(left, leftY, step * .5, palette.Second);
        canvas.Circle(right, rightY, step * .5, palette.Main);
    }

    /// <summary>Ridges one behind another; each hides what is behind it.</summary>
    public static void Ridges(CoverCanvas canvas, CoverRandom dice)
    {
        const int Points = 25;
        var palette = canvas.Palette;
        double center = dice.Between(8, 16), spread = dice.Between(3.5, 5.5);
        for (var ridge = 0; ridge < 13; ridge++)
        {
            var ground = 150 + ridge * 40;
            var heights = new double[Points];
            for (var i = 0; i < Points; i++)
            {
                var swell = Math.Exp(-Math.Pow((i - center) / spread, 2));
                heights[i] = ground - swell * dice.Between(20, 150) - dice.Between(0, 7);
            }
            canvas.Path(CoverCanvas.Hill(heights), ridge == 12 ? palette.Second : palette.Ground, ridge % 4 == 3 ? palette.Bright : palette.Main, 5);
        }
    }

    /// <summary>Tilted orbits around one body, with their moons.</summary>
    public static void Orbits(CoverCanvas canvas, CoverRandom dice)
    {
        var palette = canvas.Palette;
        double x = dice.Between(.4, .6) * Cover.Width, y = dice.Between(.45, .55) * Cover.Height, tilt = dice.Between(-35, 35);
        string[] moons = [palette.Main, palette.Second, palette.Bright];
        canvas.Circle(x, y, 330, palette.Quiet, .55);
        for (var orbit = 0; orbit < 6; orbit++)
        {
            double across = 170 + orbit * 92, down = across * dice.Between(.30, .42);
            canvas.Ellipse(x, y, across, down, tilt, orbit % 2 == 0 ? palette.Main : palette.Bright, 4);
            var angle = dice.Between(0, 2 * Math.PI);
            var (sine, cosine) = Math.SinCos(tilt * Math.PI / 180);
            double moonX = across * Math.Cos(angle), moonY = down * Math.Sin(angle);
            canvas.Circle(x + moonX * cosine - moonY * sine, y + moonX * sine + moonY * cosine, dice.Between(14, 34), moons[orbit % moons.Length]);
        }
        canvas.Circle(x, y, dice.Between(80, 105), palette.Main);
        canvas.Circle(x - 28, y - 28, 22, palette.Ground, .35);
    }
}
