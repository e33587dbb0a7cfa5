using System.Globalization;

namespace PyActors.Benchmarks.Measuring;

/// <summary>What a figure has to keep to.</summary>
/// <param name="Limit">The limit, in the figure's unit.</param>
/// <param name="IsFloor">Whether the figure must reach the limit, rather than stay below it.</param>
internal sealed record Bar(double Limit, bool IsFloor)
{
    public static Bar AtMost(double limit) => new(limit, IsFloor: false);

    public static Bar AtLeast(double limit) => new(limit, IsFloor: true);

    public bool IsMetBy(double figure) => IsFloor ? figure >= Limit : figure <= Limit;

    public override string ToString() => (IsFloor ? "≥ " : "≤ ") + Limit.ToString("0.###", CultureInfo.InvariantCulture);
}
