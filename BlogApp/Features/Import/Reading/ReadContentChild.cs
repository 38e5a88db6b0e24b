using System.Globalization;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Children;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Reading;

/// <summary>
/// Reads a file in a child process. It writes everything but pictures and files into a folder, and then unpacks those
/// one by one as the parent asks for them, so that a large archive does not need its whole size once more.
/// </summary>
internal static class ReadContentChild
{
    public static ChildWork Work { get; } = new("read-content", Run);

    private static void Run(ChildSide parent)
    {
        var input = parent.Next<ReadContentInput>();
        try
        {
            using var content = ContentFile.Open(input.Path, input.Name, new ContentSettings { MaxUnpackedBytes = input.MaxUnpackedBytes });
            var streams = PackageWriter.Write(content.Package, input.Folder, input.MaxUnpackedBytes, count => parent.Say(ReadContentAnswer.Line(ReadContentAnswer.Read, count)));
            parent.Say(ReadContentAnswer.Ready);
            while (true)
            {
                var number = int.Parse(parent.Next(), CultureInfo.InvariantCulture);
                parent.Say(Unpack(streams[number], PackageLayout.Media(input.Folder, number), input.MaxMediaBytes));
            }
        }
        catch (ContentFormatException refused)
        {
            parent.Say(ReadContentAnswer.Line(ReadContentAnswer.Refused, SourceText.Cut(refused.Message, 2000)));
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            parent.Say(ReadContentAnswer.Line(ReadContentAnswer.Refused, Phrase.Key("The zip is broken or ends in the middle. Nothing was imported.")));
        }
    }

    /// <summary>A byte more than the library accepts is enough for it to say so.</summary>
    private static string Unpack(Func<Stream> open, string path, long mostBytes)
    {
        try
        {
            using var from = open();
            using var to = File.Create(path);
            var buffer = new byte[128 * 1024];
            for (int read; to.Position <= mostBytes && (read = from.Read(buffer)) > 0;)
                to.Write(buffer, 0, (int)Math.Min(read, mostBytes + 1 - to.Position));
            return ReadContentAnswer.Opened;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or ContentFormatException or UnauthorizedAccessException)
        {
            return ReadContentAnswer.Line(ReadContentAnswer.Broken, SourceText.Cut(error.Message, 500));
        }
    }
}
