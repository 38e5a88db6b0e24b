using System.Globalization;

namespace BlogApp.Features.Articles.Covers.Raster;

/// <summary>Parses SVG path data with the commands that covers use: M, L, C, V, H, Z and h, v, a (quarter circles), z.</summary>
internal static class PathData
{
    public static void Read(string data, Outline outline)
    {
        double x = 0, y = 0, startX = 0, startY = 0;
        var at = 0;
        while (at < data.Length)
        {
            var command = data[at++];
            switch (command)
            {
                case 'M':
                    (x, y) = (Number(), Number());
                    (startX, startY) = (x, y);
                    outline.Begin(x, y);
                    break;
                case 'L':
                    (x, y) = (Number(), Number());
                    outline.Line(x, y);
                    break;
                case 'C':
                    var (first, second, to) = (new PathPoint(Number(), Number()), new PathPoint(Number(), Number()), new PathPoint(Number(), Number()));
                    outline.Curve(new(x, y), first, second, to);
                    (x, y) = (to.X, to.Y);
                    break;
                case 'H':
                    x = Number();
                    outline.Line(x, y);
                    break;
                case 'V':
                    y = Number();
                    outline.Line(x, y);
                    break;
                case 'h':
                    x += Number();
                    outline.Line(x, y);
                    break;
                case 'v':
                    y += Number();
                    outline.Line(x, y);
                    break;
                case 'a':
                    QuarterCircle();
                    break;
                case 'Z' or 'z':
                    outline.Close();
                    (x, y) = (startX, startY);
                    break;
            }
        }

        void QuarterCircle()
        {
            var radius = Number();
            Number();
            Number();
            Number();
            Number();
            double toX = x + Number(), toY = y + Number();
            // Clockwise on screen: of the two possible centers, the one to the right of the direction of travel.
            double middleX = (x + toX) / 2, middleY = (y + toY) / 2, halfX = (toX - x) / 2, halfY = (toY - y) / 2;
            double centerX = middleX - halfY, centerY = middleY + halfX;
            var from = Math.Atan2(y - centerY, x - centerX);
            outline.Arc(centerX, centerY, radius, radius, from, from + Math.PI / 2);
            (x, y) = (toX, toY);
        }

        double Number()
        {
            while (at < data.Length && data[at] is ' ' or ',')
                at++;
            var start = at;
            while (at < data.Length && (char.IsAsciiDigit(data[at]) || data[at] == '.' || (data[at] == '-' && at == start)))
                at++;
            return double.Parse(data.AsSpan(start, at - start), CultureInfo.InvariantCulture);
        }
    }
}
