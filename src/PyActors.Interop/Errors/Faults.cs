using PyActors.Engines;

namespace PyActors.Interop.Errors;

/// <summary>Faults that an engine makes, worded once.</summary>
internal static class Faults
{
    /// <summary>Python raised an exception while the callable ran; an interrupt of ours is the outcome it was sent for.</summary>
    public static PyFault Raised(PyCallable callable, in RaisedError raised) =>
        raised.Interrupt is { } reason ? Interrupted(callable.ToString(), reason, raised.Error) : Raised(raised.Error);

    /// <summary>Python raised an exception; with what to do, where that is the isolation's doing.</summary>
    public static PyFault Raised(PyError error) => new(PyFaultKind.Raised, WithAdvice(OneLine(error), error)) { Error = error };

    /// <summary>The words, and behind them what to do, if the exception says that a sub-interpreter refused something.</summary>
    public static string WithAdvice(string words, PyError error) =>
        SubInterpreterAdvice.For(error) is { } advice ? $"{words}. {advice}" : words;

    /// <summary>Type and message, as the last line of a traceback has them.</summary>
    public static string OneLine(PyError error) => error.Message.Length == 0 ? error.Type : $"{error.Type}: {error.Message}";

    /// <summary>The invocation was interrupted while it ran, and heeded it.</summary>
    /// <param name="what">What ran.</param>
    /// <param name="reason">Why it was interrupted.</param>
    /// <param name="error">Where it was then.</param>
    public static PyFault Interrupted(string what, InterruptReason reason, PyError error) => reason switch
    {
        InterruptReason.DeadlinePassed => new PyFault(PyFaultKind.TimedOut, $"The deadline passed while {what} ran; it was interrupted.")
        {
            Error = error,
            Stage = InvocationStage.Running,
        },
        _ => new PyFault(PyFaultKind.Cancelled, $"{what} was cancelled while it ran; it was interrupted.")
        {
            Error = error,
            Stage = InvocationStage.Running,
        },
    };

    /// <summary>The module isn't on the pool's allow-list.</summary>
    public static PyFault Forbidden(PyCallable callable, IReadOnlyList<string> allowed) => new(
        PyFaultKind.Forbidden,
        $"The module {callable.Module} is not allowed in this pool (allowed: {(allowed.Count == 0 ? "none" : string.Join(", ", allowed))}). Add it to the pool's AllowedModules if its callables may be invoked.");
}
