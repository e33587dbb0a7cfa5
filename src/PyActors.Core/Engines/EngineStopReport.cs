namespace PyActors.Engines;

/// <summary>How an engine ended. Immutable; any thread.</summary>
/// <param name="Finalised">Whether Python was finalised in order.</param>
/// <param name="LeftBehind">What was stuck or left, a sentence each; empty if nothing was.</param>
public sealed record EngineStopReport(bool Finalised, IReadOnlyList<string> LeftBehind)
{
    /// <summary>The same in words, for a log.</summary>
    public override string ToString() => string.Join(' ', [Finalised ? "Python was finalised." : "Python wasn't finalised.", .. LeftBehind]);
}
