using Akka.Actor;

namespace PyActors.Supervision;

/// <summary>A step of the end took longer than it may. The supervisor's timer tells it to the supervisor.</summary>
internal sealed class Overdue : INoSerializationVerificationNeeded
{
    public static Overdue Instance { get; } = new();

    private Overdue()
    {
    }
}
