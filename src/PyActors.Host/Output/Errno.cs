namespace PyActors.Host.Output;

/// <summary>What the system says when reading or writing fails.</summary>
internal static class Errno
{
    /// <summary>EPIPE, which .NET hands on as the exception's HResult.</summary>
    public const int BrokenPipe = 32;

    /// <summary>The system's own words, without the path that .NET adds to them.</summary>
    public static string Reason(Exception e)
    {
        // What .NET makes of EFBIG.
        if (e is ArgumentOutOfRangeException)
            return "File too large";

        var path = e.Message.IndexOf(" : '", StringComparison.Ordinal);
        return (path < 0 ? e.Message : e.Message[..path]).TrimEnd('.', ' ');
    }
}
