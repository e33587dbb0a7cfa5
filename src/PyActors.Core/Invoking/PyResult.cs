using System.Diagnostics.CodeAnalysis;

namespace PyActors;

/// <summary>
/// The one outcome of an <see cref="Invoke"/>: a value, or a <see cref="PyFault"/> that says why there is none. It holds plain
/// CLR data only and stays valid after the worker, the pool and the interpreter have ended. Immutable; any thread.
/// </summary>
public sealed class PyResult
{
    private object? _value;

    private PyResult(object? value, PyFault? fault, InvocationTiming timing)
    {
        _value = value;
        Fault = fault;
        Timing = timing;
    }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsSuccess => Fault is null;

    /// <summary>Why there is no value; null if there is one.</summary>
    public PyFault? Fault { get; }

    /// <summary>
    /// The value in its canonical CLR form (None is null, int is <see cref="long"/> or
    /// <see cref="System.Numerics.BigInteger"/>, list is <c>object?[]</c>, and so on).
    /// </summary>
    /// <exception cref="PyFaultException">There is no value; the exception carries the fault.</exception>
    public object? Value => Fault is null ? Settled : throw new PyFaultException(Fault);

    /// <summary>
    /// Reads the value as a type: numbers in range, text, arrays and lists, dictionaries, tuples, enums by value or name, and
    /// records, classes and structs from a dict by the names of constructor parameters and properties (snake_case matches
    /// PascalCase). None is null where the type has one.
    /// </summary>
    /// <exception cref="PyFaultException">There is no value; the exception carries the fault.</exception>
    /// <exception cref="PyValueException">The value has another shape; the exception says where, what is there and what was wanted.</exception>
    /// <exception cref="NotSupportedException">The type is one that no value can be read as.</exception>
    public T As<T>() => As<T>(PyReadingOptions.Default);

    /// <summary>Reads the value as a type, as <see cref="As{T}()"/> does, with rules for members that don't fit.</summary>
    /// <exception cref="PyFaultException">There is no value; the exception carries the fault.</exception>
    /// <exception cref="PyValueException">The value has another shape; the exception says where, what is there and what was wanted.</exception>
    /// <exception cref="NotSupportedException">The type is one that no value can be read as.</exception>
    public T As<T>(PyReadingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Volatile.Read(ref _value) is NumberRun run && run.TryCopy<T>(out var numbers)
            ? numbers
            : Reading.ShapeOf<T>.Instance.Read(Value, options);
    }

    // Whoever asks first settles it, and everybody sees the same.
    private object? Settled
    {
        get
        {
            var value = Volatile.Read(ref _value);
            if (value is not NumberRun run)
                return value;

            var settled = run.ToCanonical();
            var before = Interlocked.CompareExchange(ref _value, settled, run);
            return ReferenceEquals(before, run) ? settled : before;
        }
    }

    /// <summary>How long the invocation waited and ran, and on which worker.</summary>
    public InvocationTiming Timing { get; }

    /// <summary>A value.</summary>
    public static PyResult Success(object? value, InvocationTiming timing = default) => new(value, null, timing);

    /// <summary>A fault.</summary>
    public static PyResult Failure(PyFault fault, InvocationTiming timing = default)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new PyResult(null, fault, timing);
    }

    /// <summary>The value or the fault, shortened.</summary>
    public override string ToString() => Fault is null ? $"PyResult {Settled ?? "None"}" : $"PyResult {Fault}";
}
