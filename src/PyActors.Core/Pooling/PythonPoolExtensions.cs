namespace PyActors;

/// <summary>Short forms for the everyday case.</summary>
public static class PythonPoolExtensions
{
    /// <summary>Asks for one call with positional arguments and the pool's default timeout, as in <c>pool.InvokeAsync("math:sqrt", 16.0)</c>.</summary>
    /// <exception cref="FormatException">The callable's name has the wrong form.</exception>
    public static Task<PyResult> InvokeAsync(this IPythonPool pool, string callable, params object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return pool.InvokeAsync(new Invoke(PyCallable.Parse(callable), arguments));
    }
}
