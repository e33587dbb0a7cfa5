namespace PyActors;

/// <summary>What becomes of a time that is finer than the other side's are: Python's have microseconds, .NET's 100 nanoseconds.</summary>
public enum TimePrecision
{
    /// <summary>What is finer is left off: a moment becomes an earlier one, a span a shorter one.</summary>
    Truncated,

    /// <summary>It is a fault.</summary>
    Exact,
}
