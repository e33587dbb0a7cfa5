namespace PyActors.Benchmarks.Measuring;

/// <summary>One row of a result: what was measured, against what, and the one figure that counts.</summary>
/// <param name="What">What was measured, in words.</param>
/// <param name="Measured">What PyActors took, with its unit.</param>
/// <param name="Baseline">What it is compared with, and what that took; "none" where the figure stands for itself.</param>
/// <param name="Figure">The figure that is held against the bar: the ratio, or a size.</param>
/// <param name="Unit">The figure's unit; × for a ratio.</param>
/// <param name="Bar">The bar; null if the figure is only told.</param>
internal sealed record Finding(string What, string Measured, string Baseline, double Figure, string Unit, Bar? Bar = null)
{
    /// <summary>What a reader has to know about the row; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the bar is kept; null without one.</summary>
    public bool? IsMet => Bar?.IsMetBy(Figure);
}
