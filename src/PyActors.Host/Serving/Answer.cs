namespace PyActors.Host.Serving;

/// <summary>What is said to one request.</summary>
/// <param name="Id">The request's own name, a JSON text in UTF-8 as it came; <c>null</c> where none could be made out.</param>
/// <param name="Result">What came of it.</param>
/// <param name="IsOfRequest">Whether it was a request; if not, the result's fault says why.</param>
internal sealed record Answer(ReadOnlyMemory<byte> Id, PyResult Result, bool IsOfRequest);
