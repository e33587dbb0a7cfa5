using PyActors.Interop.Threads;

namespace PyActors.Interop.Interpreters;

/// <summary>A place in the main interpreter, whose GIL the workers share.</summary>
internal sealed class SharedPlace(Interpreter main) : WorkerPlace(main, PythonThread.Join(main.State))
{
    /// <inheritdoc/>
    public override string Introduction => "enter";

    /// <inheritdoc/>
    public override bool Leave(TimeSpan timeout)
    {
        Thread.Leave();
        return true;
    }
}
