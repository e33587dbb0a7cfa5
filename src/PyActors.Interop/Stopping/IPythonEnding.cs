using PyActors.Interop.Starting;

namespace PyActors.Interop.Stopping;

/// <summary>The last step of a stop, in which the engines differ: ending Python itself, once nothing else is left in it.</summary>
internal interface IPythonEnding
{
    /// <summary>Ends Python if that is safe on the calling thread, which doesn't hold the GIL.</summary>
    /// <param name="main">The main interpreter.</param>
    /// <param name="timeout">How long it may take where it is not on the owner's thread.</param>
    /// <param name="remarks">Gets a sentence for what went wrong, or why nothing was done.</param>
    /// <returns>Whether Python has ended.</returns>
    bool TryEnd(MainInterpreter main, TimeSpan timeout, ICollection<string> remarks);
}
