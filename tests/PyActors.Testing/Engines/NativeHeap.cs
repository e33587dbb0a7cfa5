using System.Runtime.InteropServices;

namespace PyActors.Testing.Engines;

/// <summary>What the process has taken from the C library's heap: Python's larger blocks, and whatever .NET code takes there itself.</summary>
public static class NativeHeap
{
    /// <summary>Bytes in use; null where the C library doesn't say.</summary>
    public static long? Used
    {
        get
        {
            try
            {
                var info = mallinfo2();
                return (long)(info.InUse + info.Mapped);
            }
            catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
            {
                return null;
            }
        }
    }

    // Of glibc, from 2.33 on.
    [DllImport("libc", EntryPoint = "mallinfo2")]
    private static extern Info mallinfo2();

    [StructLayout(LayoutKind.Sequential)]
    private struct Info
    {
        public nuint Arena, FreeChunks, FastFreeChunks, MappedChunks, Mapped, Unused, FastFree, InUse, Free, Releasable;
    }
}
