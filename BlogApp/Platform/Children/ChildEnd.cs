namespace BlogApp.Platform.Children;

/// <summary>Why a child ended before its work did.</summary>
internal enum ChildEnd
{
    /// <summary>It needed more memory than allowed.</summary>
    Memory,

    /// <summary>It took longer than allowed.</summary>
    Time,

    /// <summary>Its stack overflowed: something was nested too deeply.</summary>
    Stack,

    /// <summary>It wrote a larger file than allowed.</summary>
    Output,

    /// <summary>A signal from outside ended it.</summary>
    Killed,

    /// <summary>Anything else.</summary>
    Crashed,
}
