using System.Diagnostics;
using PyActors.Batching;
using PyActors.Pooling.Reporting;

namespace PyActors.Remoting;

/// <summary>
/// How what is asked for stands in the bytes of a message. What it serves, if it is nested, is known in its own process alone.
/// </summary>
internal static class RequestForm
{
    public static void Write(ValueWriter values, Invoke invoke)
    {
        values.Text(invoke.Callable.ToString());
        values.Items(invoke.Arguments);
        values.Entries(invoke.Keywords);
        values.Begin();
        WriteTerms(values, invoke.Timeout, invoke.Caller, invoke.Priority);
        values.Value(invoke.WaitForRoom);
        WriteTrace(values, invoke.AskedIn, invoke.AskedElsewhere);
    }

    public static Invoke ReadInvoke(ValueReader values)
    {
        var invoke = new Invoke(values.Text(), values.Items());
        var keywords = ReadKeywords(values);
        var (timeout, caller, priority) = ReadTerms(values);
        var room = (TimeSpan?)values.Value();
        invoke = invoke with { Timeout = timeout, Caller = caller, Priority = priority, WaitForRoom = room };
        var asked = ReadTrace(values);
        if (asked is not null || invoke.AskedIn is not null)
            invoke = invoke with { AskedIn = null, AskedElsewhere = asked };

        return keywords.Count == 0 ? invoke : invoke with { Keywords = keywords };
    }

    public static void Write(ValueWriter values, InvokeBatch batch)
    {
        values.Text(batch.Callable.ToString());
        values.Value(batch.AreArgumentLists);
        if (batch.Refused is { } refused)
        {
            values.OneForAll(refused.Count);
            values.Text(refused.Why);
        }
        else
        {
            values.Inputs(batch.Inputs);
        }

        values.Begin();
        values.Entries(batch.Keywords);
        values.Begin();
        WriteTerms(values, batch.Timeout, batch.Caller, batch.Priority);
        WriteTrace(values, batch.AskedIn, batch.AskedElsewhere);
    }

    public static InvokeBatch ReadBatch(ValueReader values)
    {
        var callable = values.Text();
        var areLists = (bool)values.Value()!;
        var refused = values.TryOneForAll(out var count) ? new RefusedInputs(count, values.Text()) : null;
        var inputs = refused is null ? values.Items() : [];
        var keywords = ReadKeywords(values);
        var (timeout, caller, priority) = ReadTerms(values);
        var batch = areLists ? InvokeBatch.OfCalls(callable, inputs.Select(static input => input as object?[] ?? [input])) : new InvokeBatch(callable, inputs);
        batch = batch with { Timeout = timeout, Caller = caller, Priority = priority, Refused = refused, AskedIn = null, AskedElsewhere = ReadTrace(values) };
        return keywords.Count == 0 ? batch : batch with { Keywords = keywords };
    }

    // Behind all else and only where there is one: who knows of none leaves it unread.
    private static void WriteTrace(ValueWriter values, Activity? askedIn, TraceFields? askedElsewhere)
    {
        if ((askedIn is null ? askedElsewhere : TraceFields.Of(askedIn)) is { } fields)
            values.Value(fields.Written);
    }

    private static TraceFields? ReadTrace(ValueReader values) => values.HasMore && values.Value() is string?[] fields ? TraceFields.Of(fields) : null;

    private static void WriteTerms(ValueWriter values, TimeSpan? timeout, string? caller, InvokePriority priority)
    {
        values.Value(timeout);
        values.Value(caller);
        values.Text(priority.ToString());
    }

    private static (TimeSpan? Timeout, string? Caller, InvokePriority Priority) ReadTerms(ValueReader values) =>
        ((TimeSpan?)values.Value(), (string?)values.Value(), Enum.Parse<InvokePriority>(values.Text()));

    private static Dictionary<string, object?> ReadKeywords(ValueReader values) =>
        values.Entries().ToDictionary(entry => (string)entry.Key, entry => entry.Value);
}
