using System.Diagnostics;

namespace PyActors.Pooling.Reporting;

/// <summary>
/// The span on another node in which something was asked for, as it travels: the fields that the program's
/// <see cref="DistributedContextPropagator"/> writes and reads, W3C's <c>traceparent</c>, <c>tracestate</c> and <c>baggage</c> in the ordinary
/// case. Such as a header may hold, and bounded, whoever wrote them. Immutable; any thread.
/// </summary>
internal sealed class TraceFields
{
    // W3C has platforms pass on 8,192 bytes of baggage, and 512 of the state.
    private const int MostCharacters = 10_000;

    private readonly KeyValuePair<string, string>[] _fields;

    private TraceFields(KeyValuePair<string, string>[] fields) => _fields = fields;

    /// <summary>The fields of a span of this process; null if the program lets none out.</summary>
    public static TraceFields? Of(Activity span)
    {
        var fields = new List<string?>();
        try
        {
            DistributedContextPropagator.Current.Inject(span, fields, static (fields, name, value) => ((List<string?>)fields!).AddRange([name, value]));
        }
        catch (Exception exception)
        {
            // What is asked for goes on its way all the same.
            Trace.TraceError($"The program's propagator failed: {exception}");
        }

        return Of(fields);
    }

    /// <summary>The fields that were written as names and values, one behind the other; what can't be one is left out. Null if none is left.</summary>
    public static TraceFields? Of(IReadOnlyList<string?> written)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var room = MostCharacters;
        for (var i = 0; i + 1 < written.Count; i += 2)
        {
            if (written[i] is not { } name || written[i + 1] is not { } value || name.Length + value.Length > room || !IsPrintable(name) || !IsPrintable(value))
                continue;

            room -= name.Length + value.Length;
            fields.Add(new(name, value));
        }

        return fields.Count == 0 ? null : new TraceFields([.. fields]);
    }

    /// <summary>The names and values, one behind the other.</summary>
    public string[] Written => [.. _fields.SelectMany(static pair => (string[])[pair.Key, pair.Value])];

    /// <summary>The span that they name; the default if they name none.</summary>
    public ActivityContext Context
    {
        get
        {
            DistributedContextPropagator.Current.ExtractTraceIdAndState(this, Get, out var id, out var state);
            return ActivityContext.TryParse(id, state, isRemote: true, out var context) ? context : default;
        }
    }

    /// <summary>What travels with the trace, in the order in which a span wants it added.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Baggage => DistributedContextPropagator.Current.ExtractBaggage(this, Get) ?? [];

    private static void Get(object? carrier, string name, out string? value, out IEnumerable<string>? values)
    {
        values = null;
        value = Array.Find(((TraceFields)carrier!)._fields, field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
    }

    private static bool IsPrintable(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
