using System.Runtime.InteropServices;

namespace PyActors.Interop.Native;

/// <summary>C's <c>PyStatus</c> (initconfig.h), which the functions that initialise Python return by value.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct PyStatus
{
    private readonly int _type;
    private readonly nint _function;
    private readonly nint _message;
    private readonly int _exitCode;

    /// <summary>Whether it is an error, or Python's wish to exit (as for <c>--version</c>).</summary>
    public bool IsException => _type != 0;

    /// <summary>What went wrong, in Python's words.</summary>
    public override string ToString() => _type switch
    {
        0 => "ok",
        2 => $"exit with code {_exitCode}",
        _ => Marshal.PtrToStringUTF8(_message) ?? "no message",
    };
}
