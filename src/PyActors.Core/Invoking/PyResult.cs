using System.Diagnostics.CodeAnalysis;

namespace PyActors;

/// <summary>
/// The one outcome of an <see cref="Invoke"/>: a value, or a <see cref="PyFault"/> that says why there is none. It holds plain
/// CLR data only and stays valid after the worker, the pool and the interpreter have ended. Immutable; any thread.
/// </summary>
public sealed class PyResult
{
    // The value, what stands for it until somebody asks for the object, or the fault.
    private object? _outcome;
    private readonly long _bits;

    private PyResult(object? outcome, long bits, InvocationTiming timing)
    {
        _outcome = outcome;
        _bits = bits;
        Timing = timing;
    }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsSuccess => _outcome is not PyFault;

    /// <summary>Why there is no value; null if there is one.</summary>
    public PyFault? Fault => _outcome as PyFault;

    /// <summary>
    /// The value in its canonical CLR form (None is null, int is <see cref="long"/> or
    /// <see cref="System.Numerics.BigInteger"/>, list is <c>object?[]</c>, and so on).
    /// </summary>
    /// <exception cref="PyFaultException">There is no value; the exception carries the fault.</exception>
    public object? Value => IsSuccess ? Settled : throw new PyFaultException(Fault);

    /// <summary>
    /// Reads the value as a type: numbers in range, text, arrays and lists, dictionaries, tuples, enums by value or name, and
    /// records, classes and structs from a dict by the names of constructor parameters and properties (snake_case matches
    /// PascalCase). None is null where the type has one.
    /// </summary>
    /// <exception cref="PyFaultException">There is no value; the exception carries the fault.</exception>
    /// <exception cref="PyValueException">The value has another shape; the exception says where, what is there and what was wanted.</exception>
    /// <exception cref="NotSupportedException">The type is one that no value can be read as.</exception>
    public T As<[DynamicallyAccessedMembers(KeptTypes.Members)] T>() => As<T>(PyReadingOptions.Default);

    /// <summary>Reads the value as a type, as <see cref="As{T}()"/> does, with rules for members that don't fit.</summary>
    /// <exception cref="PyFaultException">There is no value; the exception carries the fault.</exception>
    /// <exception cref="PyValueException">The value has another shape; the exception says where, what is there and what was wanted.</exception>
    /// <exception cref="NotSupportedException">The type is one that no value can be read as.</exception>
    public T As<[DynamicallyAccessedMembers(KeptTypes.Members)] T>(PyReadingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var outcome = Volatile.Read(ref _outcome);
        if (outcome is ScalarForm scalar && scalar.TryRead<T>(_bits, out var number))
            return number;
        if (outcome is NumberRun run && run.TryCopy<T>(out var numbers))
            return numbers;

        return Reading.KeptShapeOf<T>.Instance.Read(Value, options);
    }

    // Whoever asks first settles it, and everybody sees the same.
    private object? Settled
    {
        get
        {
            var fresh = Volatile.Read(ref _outcome);
            if (fresh is not (ScalarForm or NumberRun))
                return fresh;

            var settled = new FreshValue(fresh, _bits).ToCanonical();
            var before = Interlocked.CompareExchange(ref _outcome, settled, fresh);
            return ReferenceEquals(before, fresh) ? settled : before;
        }
    }

    /// <summary>How long the invocation waited and ran, and on which worker.</summary>
    public InvocationTiming Timing { get; }

    /// <summary>A value.</summary>
    /// <exception cref="ArgumentException">It is a <see cref="PyFault"/>, which is no value.</exception>
    public static PyResult Success(object? value, InvocationTiming timing = default) => value is not PyFault
        ? new PyResult(value, 0, timing)
        : throw new ArgumentException("A fault is no value: make a failure of it.", nameof(value));

    /// <summary>A fault.</summary>
    public static PyResult Failure(PyFault fault, InvocationTiming timing = default)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new PyResult(fault, 0, timing);
    }

    /// <summary>A value as an engine left it.</summary>
    internal static PyResult Success(in FreshValue value, in InvocationTiming timing) => new(value.Form, value.Bits, timing);

    /// <summary>The value or the fault, shortened.</summary>
    public override string ToString() => Fault is null ? $"PyResult {ValueText.Of(Settled)}" : $"PyResult {Fault}";
}
