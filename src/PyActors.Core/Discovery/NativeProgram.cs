namespace PyActors.Discovery;

/// <summary>Whether an executable is machine code, and no script whose answer depends on the current folder and the environment.</summary>
internal static class NativeProgram
{
    /// <summary>Whether a file begins as the programs of Linux (ELF), macOS (Mach-O, one or several processors) or Windows (PE) do.</summary>
    public static bool Is(string file)
    {
        Span<byte> start = stackalloc byte[4];
        using var stream = File.OpenRead(file);
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && (start is [0x7f, (byte)'E', (byte)'L', (byte)'F'] or [(byte)'M', (byte)'Z', ..]
                or [0xfe, 0xed, 0xfa, 0xce or 0xcf] or [0xce or 0xcf, 0xfa, 0xed, 0xfe] or [0xca, 0xfe, 0xba, 0xbe or 0xbf]);
    }
}
