namespace PyActors.Host.Calling;

/// <summary>One call to make.</summary>
/// <param name="Invoke">The call.</param>
/// <param name="Data">Where its value goes.</param>
internal sealed record CallJob(Invoke Invoke, Stream Data);
