using System.Diagnostics.CodeAnalysis;

namespace PyActors;

/// <summary>What an exception of the program's own says; reading that runs its code, which may throw in turn. Any thread.</summary>
internal static class ThrownMessage
{
    /// <summary>The message, or that there is none to be had.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever it throws, there is something to say.")]
    public static string Of(Exception thrown)
    {
        try
        {
            return thrown.Message;
        }
        catch (Exception)
        {
            return "(its message can't be read)";
        }
    }

    /// <summary>All that it says of itself, stack traces and causes included; if it can't, its type and message.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever it throws, there is something to say.")]
    public static string InFull(Exception thrown)
    {
        try
        {
            return thrown.ToString();
        }
        catch (Exception)
        {
            return $"{thrown.GetType().FullName}: {Of(thrown)}";
        }
    }
}
