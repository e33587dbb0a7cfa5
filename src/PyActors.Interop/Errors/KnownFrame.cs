namespace PyActors.Interop.Errors;

/// <summary>A place in Python code where a frame stood as an exception came through it.</summary>
/// <param name="code">The code object, an owned reference.</param>
/// <param name="place">Where in it.</param>
/// <param name="frame">What it is in .NET.</param>
internal sealed class KnownFrame(nint code, long place, PyFrame frame)
{
    /// <summary>The code object; whoever drops this gives it up.</summary>
    public nint Code => code;

    /// <summary>What it is in .NET.</summary>
    public PyFrame Frame => frame;

    /// <summary>What Python prints of it, with the lines of its source; null as long as nobody has asked.</summary>
    public string? Text { get; set; }

    /// <summary>Whether it is this place in that code.</summary>
    public bool Is(nint otherCode, long otherPlace) => code == otherCode && place == otherPlace;
}
