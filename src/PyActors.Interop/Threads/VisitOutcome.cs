namespace PyActors.Interop.Threads;

/// <summary>How far a visit came within its bound.</summary>
internal enum VisitOutcome
{
    /// <summary>The work is done, or the interpreter has ended and there was none.</summary>
    Done,

    /// <summary>It had the GIL, and the work hasn't ended.</summary>
    Unfinished,

    /// <summary>Other code holds the GIL.</summary>
    NeverHadGil,
}
