namespace PyActors.Chaos.App.Storms;

/// <summary>Which outcomes are right for what an invocation did.</summary>
internal static class Verdict
{
    /// <summary>What is wrong with an outcome; null if it is right.</summary>
    /// <param name="step">The invocation.</param>
    /// <param name="result">Its outcome.</param>
    /// <param name="drainHadBegun">Whether the pool drained when the outcome was there.</param>
    public static string? On(in Step step, PyResult result, bool drainHadBegun) =>
        IsRight(step, result, drainHadBegun) ? null : $"number {step.Number} ({step.Deed}{(step.CancelAfter is null ? "" : ", cancelled")}): {result}";

    private static bool IsRight(in Step step, PyResult result, bool drainHadBegun) => result.Fault?.Kind switch
    {
        PyFaultKind.Cancelled => step.CancelAfter is not null || drainHadBegun,
        PyFaultKind.Unavailable => drainHadBegun || IsDegraded(result),
        var kind => step.Deed switch
        {
            Deed.Answer or Deed.StartThread => kind is null && result.Value is long value && value == step.Number * 2L,
            Deed.Raise => kind == PyFaultKind.Raised && result.Fault!.Error is { Type: "ValueError" } error && error.Message == $"number {step.Number}",
            Deed.ReturnNonsense => kind == PyFaultKind.ResultNotConvertible && result.Fault!.Path == "result[1]",
            Deed.Exit => kind == PyFaultKind.Raised && result.Fault!.Error is { Type: "SystemExit" } exit && exit.Message == $"{step.Number}",

            // At which stage is for the table: on a machine that is busy enough, what blocks returns before anyone looks at the clock.
            _ => kind == PyFaultKind.TimedOut,
        },
    };

    /// <summary>Whether it was refused because the pool was degraded for the moment, as a pool may be that shares a GIL.</summary>
    public static bool IsDegraded(PyResult result) =>
        result.Fault is { Kind: PyFaultKind.Unavailable } fault && fault.Message.Contains("degraded", StringComparison.Ordinal);
}
