namespace PyActors.Engines;

/// <summary>
/// One worker's hold on Python, bound to the thread that made it. Between calls it keeps its thread state (so
/// <c>threading.local</c> lives on) and not the GIL. See the rules at <see cref="IPythonEngine"/>.
/// </summary>
public interface IPythonInterpreter
{
    /// <summary>
    /// Imports the modules and runs the callable that a worker needs before it is ready. Returns the first fault, or null.
    /// </summary>
    PyFault? WarmUp(WarmUpOptions warmUp);

    /// <summary>
    /// Runs one invocation: takes the GIL, claims it (<see cref="Invocation.TryStart"/>), resolves the callable, converts the
    /// arguments, calls, converts the result or the exception, lets go of the GIL. Never throws for what Python or the caller
    /// did. An interrupt meant for this invocation never reaches the next one.
    /// </summary>
    /// <remarks>
    /// An invocation of a slice of a batch (<see cref="Invoke.Slice"/>) is claimed once, its callable is found once, and then each input is
    /// converted, called and converted on its own, under the same hold of the GIL, as long as the slice gives one. An interrupt hits
    /// the input that runs then, and the slice gives none after it. The outcome is a fault only if the callable can't be found.
    /// <para>
    /// Of a streamed invocation (<see cref="Invoke.Items"/>) the result is walked through as <c>for</c> or <c>async for</c> would, and each
    /// item is converted and given as soon as it is there. Where there is no room for it, the worker waits without the GIL, until there is
    /// or the invocation is interrupted. The outcome has no value of its own.
    /// </para>
    /// </remarks>
    /// <returns>
    /// False if it didn't start, because its deadline had passed or someone else had answered it: nothing of Python was touched.
    /// </returns>
    bool TryRun(Invocation invocation, out InvocationOutcome outcome);

    /// <summary>
    /// Raises <c>pyactors.DeadlineExceeded</c> or <c>pyactors.Cancelled</c> inside the invocation if it is still the one that
    /// runs; otherwise does nothing. Any thread; never waits: a watchdog of this interpreter waits for the GIL. May be called
    /// again for one invocation.
    /// </summary>
    /// <param name="invocation">The invocation to interrupt.</param>
    /// <param name="reason">What to raise.</param>
    /// <param name="delivered">
    /// Called on the watchdog's thread once it had the GIL and either raised or saw that the invocation had ended. As long as it
    /// isn't called, other code holds the GIL. Must not block or throw.
    /// </param>
    void Interrupt(Invocation invocation, InterruptReason reason, Action<Invocation> delivered);

    /// <summary>
    /// Leaves Python on the thread that made this: ends the sub-interpreter, or gives up the place in the main one. A
    /// sub-interpreter in which other Python threads still live when the time is up is abandoned, never ended.
    /// </summary>
    /// <returns>False if it had to be abandoned: then the engine must not be finalised, and reports it when it stops.</returns>
    bool Close(TimeSpan timeout);
}
