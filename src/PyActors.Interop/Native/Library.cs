using System.Runtime.InteropServices;

namespace PyActors.Interop.Native;

/// <summary>
/// The shared library of the one Python in this process. The classes beside this one look their functions up here when they
/// are first touched, which must not be before <see cref="Use"/>.
/// </summary>
internal static class Library
{
    private static nint _handle;

    /// <summary>Sets the library, once in the process's life.</summary>
    /// <param name="handle">From <c>dlopen</c>, <c>LoadLibrary</c> or <see cref="NativeLibrary"/>.</param>
    public static void Use(nint handle)
    {
        if (Interlocked.CompareExchange(ref _handle, handle, 0) is var before && before != 0 && before != handle)
            throw new InvalidOperationException("This process has loaded another Python library before.");
    }

    /// <summary>The address of a function or variable that every supported Python exports.</summary>
    /// <exception cref="EntryPointNotFoundException">This library doesn't export it.</exception>
    public static nint Export(string name) => NativeLibrary.GetExport(Handle, name);

    /// <summary>The address of a function or variable that only some supported Pythons export; 0 if this one doesn't.</summary>
    public static nint TryExport(string name) => NativeLibrary.TryGetExport(Handle, name, out var address) ? address : 0;

    private static nint Handle => _handle != 0 ? _handle : throw new InvalidOperationException("No Python library is loaded yet.");
}
