using System.Globalization;

namespace BlogApp.Features.Articles.Covers.Raster;

/// <summary>Reads SVG path data: the commands M, L, C, V, H, Z and h, v, a (quarter circles), z that covers are written with.</summary>
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
                    var (first, second, to) = (new Spot(Number(), Number()), new Spot(Number(), Number()), new Spot(Number(), Number()));
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
            // Clockwise on the screen: of the two centres, the one to the right of the way.
            double middleX = (x + toX) / 2, middleY = (y + toY) / 2, halfX = (toX - x) / 2, halfY = (toY - y) / 2;
            double centreX = middleX - halfY, centreY = middleY + halfX;
            var from = Math.Atan2(y - centreY, x - centreX);
            outline.Arc(centreX, centreY, radius, radius, from, from + Math.PI / 2);
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
