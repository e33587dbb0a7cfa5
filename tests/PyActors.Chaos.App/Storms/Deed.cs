namespace PyActors.Chaos.App.Storms;

/// <summary>What an invocation does in a storm.</summary>
internal enum Deed
{
    /// <summary>Returns at once.</summary>
    Answer,

    /// <summary>Raises.</summary>
    Raise,

    /// <summary>Returns what has no CLR form.</summary>
    ReturnNonsense,

    /// <summary>Loops for ever, in Python.</summary>
    Loop,

    /// <summary>Sits in C code past the grace period, with the GIL released.</summary>
    Block,

    /// <summary>Calls <c>sys.exit</c>.</summary>
    Exit,

    /// <summary>Starts a Python thread that goes on, and returns.</summary>
    StartThread,
}
