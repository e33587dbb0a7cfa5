namespace PyActors.Discovery;

/// <summary>How a search deals with what is remembered.</summary>
internal enum Asking
{
    /// <summary>What is remembered is believed; the rest is asked and remembered.</summary>
    IfUnknown,

    /// <summary>Everything is asked and remembered.</summary>
    Afresh,

    /// <summary>Everything is asked, and nothing is remembered that wasn't; what was remembered wrongly is forgotten.</summary>
    ToCompare,
}
