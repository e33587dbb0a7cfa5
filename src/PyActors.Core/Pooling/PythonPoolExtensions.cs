using System.Diagnostics.CodeAnalysis;
using PyActors.Batching;

namespace PyActors;

/// <summary>Short forms for the everyday case.</summary>
public static class PythonPoolExtensions
{
    /// <summary>Asks for one call with positional arguments and the pool's default timeout, as in <c>pool.InvokeAsync("math:sqrt", 16.0)</c>.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="callable">What to call, as <c>module:name</c>.</param>
    /// <param name="arguments">
    /// The arguments. A <c>string[]</c>, or another array of references, that is to be one argument is cast to <c>object</c>, or C# makes
    /// each of its items an argument. A <see cref="CancellationToken"/> is none: it goes beside an <see cref="Invoke"/>.
    /// </param>
    /// <exception cref="FormatException">The callable's name has the wrong form.</exception>
    public static Task<PyResult> InvokeAsync(this IPythonPool pool, string callable, params object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return pool.InvokeAsync(new Invoke(PyCallable.Parse(callable), arguments));
    }

    /// <summary>
    /// Asks for a call with each of many inputs and the pool's default timeout, as in <c>pool.InvokeBatchAsync("math:sqrt", numbers)</c>.
    /// </summary>
    /// <exception cref="FormatException">The callable's name has the wrong form.</exception>
    public static Task<PyResults> InvokeBatchAsync<T>(
        this IPythonPool pool, string callable, IEnumerable<T> inputs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return pool.InvokeBatchAsync(InvokeBatch.Of(PyCallable.Parse(callable), inputs), cancellationToken);
    }

    /// <summary>Maps inputs that are there, or are made one after another; see <see cref="IPythonPool.MapAsync"/>.</summary>
    /// <exception cref="FormatException">The callable's name has the wrong form.</exception>
    public static IAsyncEnumerable<MappedResult> MapAsync<T>(
        this IPythonPool pool, string callable, IEnumerable<T> inputs, MapOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(inputs);
        return pool.MapAsync(PyCallable.Parse(callable), new InputSequence<T>(inputs), options, cancellationToken);
    }

    /// <summary>Maps inputs of one type that come one after another; see <see cref="IPythonPool.MapAsync"/>.</summary>
    /// <exception cref="FormatException">The callable's name has the wrong form.</exception>
    public static IAsyncEnumerable<MappedResult> MapAsync<T>(
        this IPythonPool pool, string callable, IAsyncEnumerable<T> inputs, MapOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(inputs);
        return pool.MapAsync(PyCallable.Parse(callable), new InputStream<T>(inputs), options, cancellationToken);
    }

    /// <summary>
    /// Asks for one call with positional arguments and the pool's default timeout, whose items are taken as Python makes them; see
    /// <see cref="IPythonPool.StreamAsync{T}"/>.
    /// </summary>
    /// <exception cref="FormatException">The callable's name has the wrong form.</exception>
    public static IAsyncEnumerable<T> StreamAsync<[DynamicallyAccessedMembers(KeptTypes.Members)] T>(
        this IPythonPool pool, string callable, params object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return pool.StreamAsync<T>(new Invoke(PyCallable.Parse(callable), arguments));
    }
}
