namespace PyActors.Host.Calling;

/// <summary>One call to make.</summary>
/// <param name="Invoke">The call.</param>
/// <param name="IsUnpacked">Whether its arguments were the items of one JSON array.</param>
/// <param name="Data">Where its value goes.</param>
internal sealed record CallJob(Invoke Invoke, bool IsUnpacked, Stream Data);
