namespace PyActors.Host.Hosting;

/// <summary>A theory that needs Akka.NET and Python.NET built in.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WholeBuildTheoryAttribute : TheoryAttribute
{
    public WholeBuildTheoryAttribute() => Skip = WholeBuildFactAttribute.Reason;
}
