using PyActors.Batching;

namespace PyActors.Remoting;

/// <summary>
/// What goes to another node in the place of a message that can't be written, or has no room in a frame: its asker is still owed its outcomes, and
/// a reason that is true.
/// </summary>
internal static class SmallerForm
{
    private const int MostOfText = 1_000;
    private const int MostOfTraceback = 4_000;

    /// <summary>Messages of the same kind, each smaller than the one before it. The last one has room in any frame.</summary>
    public static IEnumerable<object> Of(object message, string why) => message switch
    {
        Invoke invoke => [Of(invoke, why)],
        InvokeBatch batch => [Of(batch, why)],
        PyResult { IsSuccess: true } result => [PyResult.Failure(OutcomeForm.NotSent(Parts.Refusal(result, why)), result.Timing)],
        PyResult result => [PyResult.Failure(Shortened(result.Fault!, why), result.Timing)],
        PyResults results => Of(results, why),
        PoolStatus status => [status with { Reason = Cut(status.Reason) }],
        _ => [message],
    };

    private static Invoke Of(Invoke invoke, string why) => new(invoke.Callable, Parts.Refusal(invoke, why))
    {
        Timeout = invoke.Timeout,
        WaitForRoom = invoke.WaitForRoom,
        Caller = Cut(invoke.Caller),
        Priority = invoke.Priority,
        AskedIn = invoke.AskedIn,
        AskedElsewhere = invoke.AskedElsewhere,
    };

    private static InvokeBatch Of(InvokeBatch batch, string why) => new(batch.Callable, [])
    {
        Refused = new RefusedInputs(batch.Count, why),
        Timeout = batch.Timeout,
        Caller = Cut(batch.Caller),
        Priority = batch.Priority,
        AskedIn = batch.AskedIn,
        AskedElsewhere = batch.AskedElsewhere,
    };

    // What says the same is written once; then no value is, and of a fault what kind it is; then one stands for all.
    private static IEnumerable<PyResults> Of(PyResults results, string why)
    {
        yield return Merged(results);
        yield return KindsOf(results, why);
        yield return PyResults.Failure(results.Count, new PyFault(PyFaultKind.ResultNotConvertible, $"The outcomes of the batch can't be sent to another node: {why}.")
        {
            Path = "result", TypeName = typeof(PyResults).FullName,
        });
    }

    private static PyResults Merged(PyResults results)
    {
        var merged = new PyResult[results.Count];
        for (var i = 0; i < merged.Length; i++)
            merged[i] = i > 0 && SaySame(merged[i - 1].Fault, results[i].Fault) ? merged[i - 1] : results[i];

        return new PyResults(merged);
    }

    private static PyResults KindsOf(PyResults results, string why)
    {
        var value = PyResult.Failure(OutcomeForm.NotSent(Parts.Refusal(results, why)));
        var faults = new Dictionary<(PyFaultKind, InvocationStage?, string?), PyResult>();
        return new PyResults([.. results.Select(result => result.Fault is { } fault ? KindOf(fault, why, faults) : value)]);
    }

    private static PyResult KindOf(PyFault fault, string why, Dictionary<(PyFaultKind, InvocationStage?, string?), PyResult> known)
    {
        var kind = (fault.Kind, fault.Stage, Cut(fault.Error?.Type));
        if (!known.TryGetValue(kind, out var result))
        {
            var words = $"What else this fault says can't be sent to another node: {why}.";
            var error = kind.Item3 is { } type ? new PyError(type, words, "") : null;
            known[kind] = result = PyResult.Failure(new PyFault(fault.Kind, error is null ? words : $"{error.Type}: {words}") { Stage = fault.Stage, Error = error });
        }

        return result;
    }

    private static bool SaySame(PyFault? one, PyFault? other) =>
        one is not null && other is not null
        && (one with { Error = null }) == (other with { Error = null })
        && (one.Error?.Type, one.Error?.Message, one.Error?.Traceback) == (other.Error?.Type, other.Error?.Message, other.Error?.Traceback);

    private static PyFault Shortened(PyFault fault, string why) => fault with
    {
        Message = $"{Cut(fault.Message)} (more of it can't be sent to another node: {why})",
        Path = Cut(fault.Path),
        TypeName = Cut(fault.TypeName),
        Error = fault.Error is { } error ? new PyError(Cut(error.Type)!, Cut(error.Message)!, Cut(error.Traceback, MostOfTraceback)!) : null,
    };

    private static string? Cut(string? text, int most = MostOfText) => text is not null && text.Length > most ? $"{text[..most]}…" : text;
}
