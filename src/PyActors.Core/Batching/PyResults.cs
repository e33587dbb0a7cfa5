using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PyActors;

/// <summary>The outcomes of an <see cref="InvokeBatch"/>, one for each input, in the inputs' order. Immutable; any thread.</summary>
public sealed class PyResults : IReadOnlyList<PyResult>
{
    private readonly PyResult[] _results;

    internal PyResults(PyResult[] results) => _results = results;

    /// <summary>How many there are: as many as there were inputs.</summary>
    public int Count => _results.Length;

    /// <summary>Whether every input has a value.</summary>
    public bool AllSucceeded => Array.TrueForAll(_results, static result => result.IsSuccess);

    /// <summary>The outcome of an input.</summary>
    public PyResult this[int index] => _results[index];

    /// <summary>Reads all values as a type, as <see cref="PyResult.As{T}()"/> does.</summary>
    /// <exception cref="PyFaultException">An input has no value; the exception carries the first fault.</exception>
    /// <exception cref="PyValueException">A value has another shape.</exception>
    public T[] As<[DynamicallyAccessedMembers(KeptTypes.Members)] T>() => Array.ConvertAll(_results, static result => result.As<T>());

    /// <inheritdoc/>
    public IEnumerator<PyResult> GetEnumerator() => ((IEnumerable<PyResult>)_results).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _results.GetEnumerator();

    /// <summary>How many values and faults.</summary>
    public override string ToString() =>
        $"PyResults {Count}, of which {_results.Count(static result => !result.IsSuccess)} faults";

    /// <summary>The same fault for each of so many inputs.</summary>
    internal static PyResults Failure(int count, PyFault fault) => Same(count, PyResult.Failure(fault));

    /// <summary>The same outcome for each of so many inputs.</summary>
    internal static PyResults Same(int count, PyResult result)
    {
        var results = new PyResult[count];
        Array.Fill(results, result);
        return new PyResults(results);
    }
}
