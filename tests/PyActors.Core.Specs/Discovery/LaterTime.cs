namespace PyActors.Core.Specs.Discovery;

/// <summary>The time, but later.</summary>
internal sealed class LaterTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
