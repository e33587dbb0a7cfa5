namespace PyActors;

/// <summary>Which invocations leave the queue first. Within one priority: first come, first served.</summary>
public enum InvokePriority
{
    /// <summary>After everything else.</summary>
    Low = 0,

    /// <summary>The ordinary case.</summary>
    Normal = 1,

    /// <summary>Before everything else.</summary>
    High = 2,
}
