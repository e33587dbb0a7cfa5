namespace PyActors;

/// <summary>The outcome of one input of <see cref="IPythonPool.MapAsync"/>.</summary>
/// <param name="Number">Where the input stands among all inputs, from 0.</param>
/// <param name="Result">Its outcome.</param>
public readonly record struct MappedResult(long Number, PyResult Result);
